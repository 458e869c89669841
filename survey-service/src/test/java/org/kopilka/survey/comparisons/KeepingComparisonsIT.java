package org.kopilka.survey.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.survey.Network;
import org.kopilka.survey.Surveys;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class KeepingComparisonsIT {

    private static final String COMPARISONS = "/api/surveys/comparisons";

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    InstitutionTree tree;

    private UUID institution;
    private List<UUID> people;

    @BeforeEach
    void institution() {
        Network.stands(kafka, tree);
        institution = Network.anotherKindergarten(kafka, tree);
        people = Surveys.people(kafka, institution, 12);
    }

    @Test
    void two_waves_are_compared_question_by_question() throws IOException {
        var path = kept(wave(12, 1, List.of("courses")), wave(12, 5, List.of("mentoring", "courses")));

        var comparison = district().get(path).body();

        assertThat(comparison.at("/first/answers").asInt()).isEqualTo(12);
        assertThat(comparison.at("/level").asDouble()).isEqualTo(0.05);
        var usefulness = question(comparison, "usefulness").at("/lines/0");
        assertThat(usefulness.at("/firstValue").asDouble()).isEqualTo(1);
        assertThat(usefulness.at("/secondValue").asDouble()).isEqualTo(5);
        assertThat(usefulness.at("/effect").asDouble()).isEqualTo(1);
        assertThat(usefulness.at("/verdict").asString()).isEqualTo("up");
        var tookPart = question(comparison, "took_part");
        assertThat(line(tookPart, "mentoring").at("/verdict").asString()).isEqualTo("up");
        assertThat(line(tookPart, "mentoring").at("/test").asString()).isEqualTo("fisher");
        assertThat(line(tookPart, "courses").at("/verdict").asString()).isEqualTo("unclear");
        assertThat(question(comparison, "demand").at("/lines"))
                .hasSize(17)
                .allSatisfy(line -> assertThat(line.at("/verdict").asString())
                        .as("the same people ranked alike")
                        .isEqualTo("unclear"));
        assertThat(question(comparison, "ask").at("/reason").asString()).isEqualTo("text");
        assertThat(question(comparison, "show_form").at("/reason").asString()).isEqualTo("too-few");
        var adjusted = new ArrayList<Double>();
        comparison
                .at("/questions")
                .forEach(question -> question.at("/lines").forEach(line -> {
                    if (line.has("p") && !line.at("/p").isNull()) {
                        assertThat(line.at("/adjusted").asDouble())
                                .isGreaterThanOrEqualTo(line.at("/p").asDouble());
                        adjusted.add(line.at("/adjusted").asDouble());
                    }
                }));
        assertThat(adjusted).hasSize(comparison.at("/tests").asInt());

        var workbook = http.as(Network.districtMethodist()).in("ru").get(path + "/workbook");
        var rows = TableReader.read(new ByteArrayInputStream(workbook.bytes()), Limits.USUAL)
                .sheets()
                .getFirst()
                .rows();
        assertThat(rows)
                .anySatisfy(row -> assertThat(row.text(4)).isEqualTo("выросло"))
                .anySatisfy(row -> assertThat(row.text(4)).isEqualTo("нельзя сказать"));
    }

    @Test
    void four_answers_are_compared_with_nothing() {
        var path = kept(wave(4, 1, List.of("courses")), wave(12, 5, List.of("courses")));

        assertThat(district().get(path).body().at("/questions")).isNotEmpty().allSatisfy(question -> {
            assertThat(question.at("/lines")).isEmpty();
            assertThat(question.at("/reason").asString()).isIn("too-few", "text");
            assertThat(question.has("answeredFirst")).isFalse();
        });
    }

    @Test
    void which_question_is_which_can_be_said_by_hand_and_taken_back() {
        var path = kept(wave(5, 1, List.of("courses")), wave(5, 5, List.of("courses")));
        var pairs = district().get(path + "/pairs").body();
        assertThat(pairs.at("/pairs")).hasSize(8);
        assertThat(pairs.at("/first/3/choices")).hasSize(17);
        var one = Map.of("first", "experience", "second", "experience", "choices", Map.of());

        assertThat(put(path, 1, List.of(one, one)).problem()).isEqualTo("pairs-mixed-up");
        var unknown = Map.of("first", "experience", "second", "no_such", "choices", Map.of());
        assertThat(put(path, 1, List.of(unknown)).problem()).isEqualTo("pairs-mixed-up");
        var changed = put(path, 1, List.of(one));
        assertThat(changed.body().at("/questions")).hasSize(1);
        assertThat(changed.body().at("/leftOut"))
                .as("seven of eight, in both waves")
                .hasSize(14)
                .allSatisfy(left -> assertThat(left.at("/reason").asString()).isEqualTo("by-hand"));
        assertThat(changed.body().at("/byHand").asBoolean()).isTrue();
        assertThat(put(path, 1, null).problem()).isEqualTo("changed-meanwhile");
        var found = put(path, 2, null).body();
        assertThat(found.at("/questions")).hasSize(8);
        assertThat(found.at("/leftOut")).isEmpty();
    }

    @Test
    void only_different_waves_that_are_over_are_compared() {
        var over = wave(5, 1, List.of("courses"));
        var open = Surveys.openWave(http, true, 12, institution);

        assertThat(keep(over, open).problem()).isEqualTo("wave-not-over");
        assertThat(keep(over, over).problem()).isEqualTo("same-wave");
        assertThat(keep(over, UUID.randomUUID()).problem()).isEqualTo("not-found");
    }

    @Test
    void a_comparison_belongs_to_its_institution() {
        var path = kept(wave(5, 1, List.of("courses")), wave(5, 5, List.of("courses")));
        var stranger = http.as(Network.methodistOf(Network.SCHOOL));

        assertThat(stranger.get(path).problem()).isEqualTo("not-found");
        assertThat(stranger.get(path + "/pairs").problem()).isEqualTo("not-found");
        assertThat(stranger.ifMatch(1).delete(path).problem()).isEqualTo("not-found");
        assertThat(stranger.get(COMPARISONS).body().at("/items")).isEmpty();
        assertThat(http.as(Network.headOf(Network.DISTRICT))
                        .ifMatch(1)
                        .delete(path)
                        .problem())
                .isEqualTo("not-allowed");
        assertThat(district().get(COMPARISONS).body().at("/items"))
                .anySatisfy(item -> assertThat(path).endsWith(item.at("/id").asString()));
        assertThat(district().ifMatch(1).delete(path).status()).isEqualTo(204);
        assertThat(district().get(path).problem()).isEqualTo("not-found");
    }

    @Test
    void a_list_tells_nothing_of_a_wave_that_its_reader_does_not_see() {
        var theirs = wave(5, 1, List.of("courses"));
        var ours = Surveys.openWave(http, true, 0, Network.anotherKindergarten(kafka, tree));
        Surveys.close(http, ours);
        var kept = district()
                .post(COMPARISONS, Map.of("owner", institution, "first", theirs, "second", ours))
                .text("/id");

        var line = found(
                http.as(Network.headOf(institution)).get(COMPARISONS).body().at("/items"), "id", kept);

        assertThat(line.at("/first/title").asString()).isNotEmpty();
        assertThat(line.at("/second/title").asString()).isEmpty();
        assertThat(line.at("/second/answers").asInt()).isZero();
    }

    private UUID wave(int answers, int usefulness, List<String> tookPart) {
        var wave = Surveys.openWave(http, true, 12, institution);
        for (int i = 0; i < answers; i++) {
            var answer = Surveys.fullAnswer(i);
            answer.put("usefulness", Integer.toString(usefulness));
            answer.put("took_part", tookPart);
            assertThat(Surveys.answer(http, wave, people.get(i), institution, answer)
                            .status())
                    .isEqualTo(201);
        }
        Surveys.close(http, wave);
        return wave;
    }

    private String kept(UUID first, UUID second) {
        var kept = keep(first, second);
        assertThat(kept.status()).isEqualTo(201);
        return kept.headers().firstValue("Location").orElseThrow();
    }

    private Http.Answer keep(UUID first, UUID second) {
        return district().post(COMPARISONS, Map.of("owner", Network.DISTRICT, "first", first, "second", second));
    }

    private Http.Answer put(String path, long version, @Nullable List<?> pairs) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("pairs", pairs);
        return district().ifMatch(version).put(path + "/pairs", body);
    }

    private Http district() {
        return http.as(Network.districtMethodist());
    }

    private static JsonNode question(JsonNode comparison, String name) {
        return found(comparison.at("/questions"), "second", name);
    }

    private static JsonNode line(JsonNode question, String choice) {
        return found(question.at("/lines"), "choice", choice);
    }

    private static JsonNode found(JsonNode all, String field, String value) {
        for (var one : all) {
            if (one.path(field).asString("").equals(value)) {
                return one;
            }
        }
        throw new AssertionError("Nothing with %s %s in %s".formatted(field, value, all));
    }
}
