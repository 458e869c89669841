package org.kopilka.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kopilka.platform.values.Text;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

/** Two articles of practitioners, as they were written, go the whole way from a draft to another's own practice. */
@ServiceTest
class SharingTheSourcesIT {

    private final Path sources =
            Path.of(System.getProperty("kopilka.root", ".")).resolve("../shared/sources");

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "000_69a1842a2a062818.txt, старшим воспитателям, методическую помощь",
        "003_7298f80f92f13c26.txt, педагогическим коллективам, инновационная деятельность"
    })
    void goes_from_a_text_to_what_another_school_made_of_it(String file, String oneForm, String anotherForm)
            throws IOException {
        assumeThat(sources).as("the texts beside the checkout").isDirectory();
        var text = Files.readString(sources.resolve(file));
        var bank = new BankSteps(http, kafka);
        var practice = bank.begun("Черновик");
        assertThat(bank.asAuthor
                        .ifMatch(1)
                        .put("/api/bank/practices/" + practice, entered(bank, text))
                        .status())
                .isEqualTo(200);

        bank.submit(practice);
        assertThat(bank.asExpert
                        .post(BankSteps.card(practice) + "/review", null)
                        .status())
                .isEqualTo(200);
        bank.accept(practice);

        assertThat(bank.asOtherExpert
                        .get("/api/bank/practices/" + practice)
                        .text("/published/card/methods")
                        .lines()
                        .map(String::strip))
                .containsExactlyElementsOf(
                        Text.tidy(text).lines().map(String::strip).toList());
        isFound(bank, practice, oneForm);
        isFound(bank, practice, anotherForm);
        var adopted = bank.adopted(practice);
        bank.told(adopted, BankSteps.report("partly", true));
        assertThat(bank.asAuthor
                        .get("/api/bank/practices/" + practice + "/lineage")
                        .text("/first/adoptions/0/adoption/report/success"))
                .isEqualTo("partly");
        var variant = bank.grown(adopted);
        assertThat(bank.asExpert.get("/api/bank/practices/" + variant).text("/work/card/methods"))
                .endsWith("Играем на перемене.");
    }

    private static Map<String, Object> entered(BankSteps bank, String text) {
        var whole = new HashMap<>(bank.text("Опыт методической работы"));
        @SuppressWarnings("unchecked")
        var card = new HashMap<>((Map<String, Object>) whole.get("card"));
        card.put("methods", text);
        card.put("problem", text.strip().lines().findFirst().orElseThrow());
        whole.put("card", card);
        return whole;
    }

    private static void isFound(BankSteps bank, UUID practice, String words) {
        await().untilAsserted(() -> assertThat(bank.asOtherExpert
                        .get("/api/bank/search?limit=50&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                        .body()
                        .at("/items"))
                .as(words)
                .anyMatch(hit -> hit.at("/id").asString().equals(practice.toString())));
    }
}
