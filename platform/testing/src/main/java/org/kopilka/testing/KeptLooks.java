package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Walks every operation that shows records of people, and finds in the audit log that somebody looked. */
public final class KeptLooks {

    /**
     * @param call by somebody who may, at somebody else's
     * @param whose record it shows
     */
    public record Look(UUID whose, Supplier<Http.Answer> call) {}

    private KeptLooks() {}

    /**
     * A test for each operation that the contract says {@code x-records} of; one without a look fails.
     *
     * @param contract its name, such as {@code staff}
     * @param looks by operation, such as {@code GET /api/staff/people/{id}}
     */
    public static Stream<DynamicTest> at(String contract, Http administrator, Map<String, Look> looks) {
        assertThat(OpenApiContract.showingRecords(contract))
                .as("operations of %s that show records, and those called here", contract)
                .containsExactlyInAnyOrderElementsOf(looks.keySet());
        return looks.entrySet().stream()
                .map(each -> dynamicTest(each.getKey(), () -> {
                    var look = each.getValue();
                    var answer = look.call().get();
                    assertThat(answer.status()).as(new String(answer.bytes())).isBetween(200, 299);
                    await().untilAsserted(() -> assertThat(doors(contract, administrator, look.whose()))
                            .contains(each.getKey()));
                }));
    }

    private static Stream<String> doors(String contract, Http administrator, UUID whose) {
        return administrator
                .get("/api/" + contract + "/audit?limit=500&whose=" + whose)
                .body()
                .at("/items")
                .valueStream()
                .filter(entry -> entry.at("/deed").asString().equals("LOOKED"))
                .map(entry -> entry.at("/door").asString());
    }
}
