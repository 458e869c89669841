package org.kopilka.survey.questionnaires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.survey.Network;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ImportingQuestionnairesIT {

    private static final String OWNED = "/api/surveys/questionnaires?owner=" + Network.KINDERGARTEN;
    private static final String FAULTY = "type,name,label\ncalculate,sum,Сумма\n";

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    InstitutionTree tree;

    @BeforeEach
    void district() {
        Network.stands(kafka, tree);
    }

    @Test
    void a_preview_shows_every_question_and_keeps_nothing() throws IOException {
        var methodist = http.as(Network.methodistOf(Network.KINDERGARTEN));
        var before = methodist
                .get("/api/surveys/questionnaires?limit=200")
                .body()
                .at("/items")
                .size();

        var preview = methodist.upload("/api/surveys/questionnaire-previews", "demand-of-forms.xlsx", workbook());

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body().at("/faults")).isEmpty();
        assertThat(preview.body().at("/form/questions")).hasSize(8);
        assertThat(preview.text("/form/questions/3/kind")).isEqualTo("rank");
        assertThat(preview.body().at("/form/questions/3/choices")).hasSize(17);
        assertThat(preview.text("/form/questions/6/relevant")).isEqualTo("({wants_to_show} = 'yes')");
        assertThat(methodist.get("/api/surveys/questionnaires?limit=200").body().at("/items"))
                .hasSize(before);
    }

    @Test
    void what_is_kept_is_seen_by_its_own_institution_and_those_above() throws IOException {
        var methodist = http.as(Network.methodistOf(Network.KINDERGARTEN));

        var kept = methodist.upload(OWNED, "demand-of-forms.xlsx", workbook());

        assertThat(kept.status()).isEqualTo(201);
        var path = kept.headers().firstValue("Location").orElseThrow();
        assertThat(methodist.get(path).text("/ownerName")).isEqualTo("Детский сад № 53");
        assertThat(methodist.get("/api/surveys/questionnaires").text("/items/0/title"))
                .isEqualTo("Востребованность форм методической работы");
        assertThat(http.as(Network.districtMethodist()).get(path).status()).isEqualTo(200);
        var stranger = http.as(Network.methodistOf(Network.SCHOOL));
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.ifMatch(1).delete(path).status()).isEqualTo(404);
    }

    @Test
    void shared_with_the_network_it_is_seen_by_all_and_changed_by_its_owner() throws IOException {
        var methodist = http.as(Network.methodistOf(Network.KINDERGARTEN));
        var path = methodist
                .upload(OWNED, "f.xlsx", workbook())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var network = "{\"visibility\": {\"kind\": \"network\", \"chosen\": []}}";

        assertThat(methodist.put(path + "/visibility", network).problem()).isEqualTo("if-match-needed");
        assertThat(methodist.ifMatch(7).put(path + "/visibility", network).problem())
                .isEqualTo("changed-meanwhile");
        assertThat(methodist
                        .ifMatch(1)
                        .put(path + "/visibility", "{\"visibility\": {}}")
                        .text("/errors/0/pointer"))
                .isEqualTo("/visibility");
        assertThat(methodist.ifMatch(1).put(path + "/visibility", network).etag())
                .isEqualTo("\"2\"");

        var stranger = http.as(Network.methodistOf(Network.SCHOOL));
        assertThat(stranger.get(path).body().at("/editable").asBoolean()).isFalse();
        assertThat(stranger.ifMatch(2).delete(path).problem()).isEqualTo("foreign-institution");
        assertThat(methodist.ifMatch(2).delete(path).status()).isEqualTo(204);
        assertThat(methodist.get(path).status()).isEqualTo(404);
    }

    @Test
    void a_faulty_workbook_is_refused_whole_with_the_places_in_the_readers_language() {
        var methodist = http.as(Network.methodistOf(Network.KINDERGARTEN)).in("kk");

        var refused = methodist.upload(OWNED, "survey.csv", csv(FAULTY));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("questionnaire-faulty");
        assertThat(refused.text("/title")).isEqualTo("Анкетаны қабылдауға болмайды");
        assertThat(refused.text("/faults/0/message")).startsWith("Кітапта сұрақтары бар survey парағы жоқ");
    }

    @Test
    void nobody_imports_for_an_institution_that_is_not_theirs() throws IOException {
        assertThat(http.as(Network.methodistOf(Network.SCHOOL))
                        .upload(OWNED, "f.xlsx", workbook())
                        .problem())
                .isEqualTo("foreign-institution");
        assertThat(http.as(Network.headOf(Network.KINDERGARTEN))
                        .upload(OWNED, "f.xlsx", workbook())
                        .problem())
                .isEqualTo("not-allowed");
        assertThat(http.upload(OWNED, "f.xlsx", workbook()).problem()).isEqualTo("token-unknown");
    }

    @Test
    void a_file_that_is_no_workbook_is_refused() {
        var methodist = http.as(Network.methodistOf(Network.KINDERGARTEN));

        assertThat(methodist
                        .upload(OWNED, "f.xlsx", new byte[] {'P', 'K', 3, 4, 9, 9})
                        .problem())
                .isEqualTo("table-unreadable");
        assertThat(methodist.upload(OWNED, "f.xlsx", new byte[(5 << 20) + 1]).problem())
                .isEqualTo("table-too-large");
    }

    @Test
    void our_own_questionnaire_is_there_for_every_methodist_from_the_start() {
        var found = http.as(Network.methodistOf(Network.SCHOOL)).get("/api/surveys/questionnaires?limit=200");

        assertThat(found.body().at("/items"))
                .anySatisfy(item -> assertThat(item.at("/asked").asInt()).isEqualTo(8));
    }

    private static byte[] workbook() throws IOException {
        var path = Path.of(System.getProperty("kopilka.root", ".."))
                .resolve("../shared/data/surveys/demand-of-forms.xlsx");
        assumeTrue(Files.exists(path), () -> "Real workbooks are not beside the checkout: " + path);
        return Files.readAllBytes(path);
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
