package org.kopilka.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The drill: a network is lost, and all that is left is a backup that was made while people wrote. */
@Tag("long")
@ExtendWith(RunningNetwork.Given.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestoringABackupIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Of one fact at the most: a wave asks all educators of the institution that it is opened for. */
    private static final int ASKED_AT_ONCE = 6;

    /** What is asked of either network, by whom and where; nothing that is written meanwhile changes it. */
    private static final List<List<String>> ASKED = List.of(
            List.of("sokolova.m", "/api/staff/institutions?limit=200"),
            List.of("sokolova.m", "/api/staff/people?limit=200"),
            List.of("sokolova.m", "/api/staff/reference?catalogue=form-of-work"),
            List.of("fedorova.a", "/api/staff/people/me"),
            List.of("sokolova.m", "/api/surveys/questionnaires"),
            List.of("sokolova.m", "/api/surveys/comparisons"),
            List.of("fedorova.a", "/api/bank/practices/mine"),
            List.of("fedorova.a", "/api/bank/adoptions/of-my-practices"),
            List.of("dmitrieva.o", "/api/bank/review/mine"));

    @Test
    void an_empty_network_becomes_the_one_that_was_lost(RunningNetwork lost, @TempDir Path folder) throws IOException {
        var attendances = new Attendances(lost);
        var answers = new Answers(lost);
        var before = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            before.add(happen(attendances));
            before.add(happen(answers));
        }
        await().atMost(PATIENCE).until(() -> before.stream().allMatch(key -> heard(attendances, answers, key) == 1));
        var asked = ask(lost);
        var counts = counts(lost);
        var file = folder.resolve("backup.zip");

        var meanwhile = new ArrayList<UUID>();
        var written = new AtomicBoolean();
        var writing = CompletableFuture.runAsync(() -> {
            while (!written.get()) {
                meanwhile.add(happen(attendances));
                meanwhile.add(happen(answers));
            }
        });
        await().atMost(PATIENCE).until(() -> !meanwhile.isEmpty());
        lost.backUp(file);
        written.set(true);
        writing.join();

        assertThat(inside(file, "kopilka-survey/tickets.bson"))
                .contains("person")
                .doesNotContain("pending");
        var began = Instant.now();
        try (var restored = lost.restoredFrom(file)) {
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMinutes(10));
            assertThat(ask(restored)).isEqualTo(asked);
            var now = counts(restored);
            assertThat(now.keySet()).isEqualTo(counts.keySet());
            counts.forEach((what, count) -> assertThat(now.get(what))
                    .as(what)
                    .isBetween(count, count + (long) ASKED_AT_ONCE * meanwhile.size()));
            var sameAttendances = attendances.in(restored);
            var sameAnswers = answers.in(restored);
            assertThat(before)
                    .allSatisfy(key ->
                            assertThat(heard(sameAttendances, sameAnswers, key)).isEqualTo(1));
            assertThat(happen(sameAttendances))
                    .satisfies(key -> await().atMost(PATIENCE).until(() -> sameAttendances.heardOf(key) == 1));
        }
    }

    private static long heard(Attendances attendances, Answers answers, UUID key) {
        return answers.knows(key) ? answers.heardOf(key) : attendances.heardOf(key);
    }

    private static Map<String, JsonNode> ask(RunningNetwork network) {
        var answers = new LinkedHashMap<String, JsonNode>();
        ASKED.forEach(question -> answers.put(
                String.join(" ", question), new Calls(network.as(question.getFirst())).get(question.getLast())));
        var found = new Calls(network.as("sokolova.m")).get("/api/bank/search?q=%D0%B8%D0%B3%D1%80%D1%8B"); // игры
        assertThat(found.at("/items")).isNotEmpty();
        // Which of two is the better hit depends on the order in which they came into the index.
        found.at("/items").forEach(hit -> answers.put("found " + hit.at("/id").asString(), hit.at("/title")));
        return answers;
    }

    /** The report of the district, by institution and what is counted. */
    private static Map<String, Long> counts(RunningNetwork network) {
        var methodist = new Calls(network.as("sokolova.m"));
        var district = methodist
                .get("/api/staff/people/me")
                .at("/duties/0/institution")
                .asString();
        var counts = new LinkedHashMap<String, Long>();
        methodist
                .get("/api/staff/record/counts?below=" + district)
                .at("/institutions")
                .valueStream()
                .forEach(institution -> institution.properties().stream()
                        .filter(count -> count.getValue().isNumber())
                        .forEach(count -> counts.put(
                                institution.at("/institution").asString() + " " + count.getKey(),
                                count.getValue().asLong())));
        assertThat(counts.values()).anyMatch(count -> count > 0);
        return counts;
    }

    private static String inside(Path file, String entry) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(zip.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static UUID happen(ToldFacts facts) {
        var key = UUID.randomUUID();
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(Calls.NotNow.class).until(() -> {
            facts.happen(key);
            return true;
        });
        return key;
    }
}
