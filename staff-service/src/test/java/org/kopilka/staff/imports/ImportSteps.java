package org.kopilka.staff.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.testing.Http;
import org.kopilka.testing.Tokens;
import tools.jackson.databind.JsonNode;

/** The steps of an import as tests walk them through the public door. */
public final class ImportSteps {

    public static final String ADMIN = Tokens.of(
            UUID.randomUUID(),
            "Администратор",
            "network-admin:" + InstitutionTree.ROOT,
            "district-methodist:" + InstitutionTree.ROOT);

    private final Http http;

    public ImportSteps(Http http) {
        this.http = http.as(ADMIN);
    }

    public UUID district(String name) {
        var made = http.post(
                "/api/staff/institutions", Map.of("name", name, "kind", "district", "parent", InstitutionTree.ROOT));
        assertThat(made.status()).isEqualTo(201);
        return UUID.fromString(made.text("/id"));
    }

    public Http.Answer upload(String kind, UUID into, String name, byte[] file) {
        var answer = http.upload("/api/staff/imports?kind=" + kind + "&into=" + into, name, file);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer;
    }

    public List<JsonNode> rows(Http.Answer draft, String verdict) {
        return http.get("/api/staff/imports/%s/rows?limit=1000&verdict=%s".formatted(draft.text("/id"), verdict))
                .body()
                .at("/items")
                .valueStream()
                .toList();
    }

    public Http.Answer choose(Http.Answer draft, List<Map<String, String>> choices) {
        var chosen = http.ifMatch(draft.body().at("/version").asLong())
                .put("/api/staff/imports/" + draft.text("/id") + "/choices", choices);
        assertThat(chosen.status()).as(chosen.body().toString()).isEqualTo(200);
        return chosen;
    }

    /** Round by round: a decision on a row may raise the question of another. */
    public Http.Answer decideAll(Http.Answer draft, String choice) {
        var now = draft;
        for (var questions = rows(draft, "QUESTION"); !questions.isEmpty(); questions = rows(draft, "QUESTION")) {
            now = choose(
                    now,
                    questions.stream()
                            .map(row -> Map.of(
                                    "field", "row", "text", row.at("/row").asString(), "value", choice))
                            .toList());
        }
        return now;
    }

    public void run(Http.Answer draft) {
        run(http, draft);
    }

    public static void run(Http as, Http.Answer draft) {
        var started = as.ifMatch(draft.body().at("/version").asLong())
                .post("/api/staff/imports/" + draft.text("/id") + "/runs", null);
        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as.get("/api/staff/imports/" + draft.text("/id"))
                        .text("/state")
                        .equals("DONE"));
    }
}
