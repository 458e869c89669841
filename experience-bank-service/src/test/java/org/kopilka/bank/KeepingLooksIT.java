package org.kopilka.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kopilka.bank.BankSteps.card;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.testing.Http;
import org.kopilka.testing.KeptLooks;
import org.kopilka.testing.KeptLooks.Look;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class KeepingLooksIT {

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @TestFactory
    Stream<DynamicTest> keeps_who_looked_at_whose_unpublished_work_and_through_which_door() {
        var bank = new BankSteps(http, kafka);
        var free = UUID.randomUUID();
        bank.educator(free, "Свободная", List.of(bank.school), List.of(bank.district));
        var draft = bank.begun("Черновик");
        var files = "/api/bank/practices/" + draft + "/files";
        var file = files + "/"
                + bank.asAuthor
                        .upload(files, "план.pdf", "%PDF-1.7\n%%EOF".getBytes(UTF_8))
                        .text("/id");
        var outsider = UUID.randomUUID();
        bank.educator(outsider, "Чужова", List.of(bank.centre), List.of());
        var together = new HashMap<>(bank.text("Вместе"));
        together.put("authors", List.of(bank.author, outsider));
        await().untilAsserted(() -> assertThat(
                        bank.asAuthor.post("/api/bank/practices", together).status())
                .isEqualTo(201));
        var asOutsider = http.as(Tokens.of(outsider, "Чужова Вера", "educator:" + bank.centre));
        var waiting = bank.submitted("Ждёт");
        var toAssign = bank.submitted("Ждёт назначения");
        await().untilAsserted(() -> assertThat(new String(
                        bank.asDistrict.get(card(waiting) + "/experts").bytes()))
                .contains(free.toString()));
        var methodist = http.as(Tokens.of(UUID.randomUUID(), "Лис Нина", "methodist:" + bank.kindergarten));
        var administrator =
                http.as(Tokens.of(UUID.randomUUID(), "Администратор", "network-admin:" + InstitutionTree.ROOT));

        return KeptLooks.at(
                "bank",
                administrator,
                Map.of(
                        "GET /api/bank/practices/{practice}/files",
                        new Look(bank.author, () -> methodist.get(files)),
                        "GET /api/bank/practices/{practice}/files/{id}",
                        new Look(bank.author, () -> methodist.get(file)),
                        "GET /api/bank/practices/asking-me",
                        new Look(bank.author, () -> asOutsider.get("/api/bank/practices/asking-me")),
                        "GET /api/bank/practices/{id}",
                        new Look(bank.author, () -> methodist.get("/api/bank/practices/" + draft)),
                        "GET /api/bank/practices/of-my-institutions",
                        new Look(bank.author, () -> methodist.get("/api/bank/practices/of-my-institutions")),
                        "GET /api/bank/review/cards/{practice}",
                        new Look(bank.author, () -> bank.asExpert.get(card(waiting))),
                        "POST /api/bank/review/cards/{practice}/review",
                        new Look(bank.author, () -> bank.asExpert.post(card(waiting) + "/review", null)),
                        "POST /api/bank/review/cards/{practice}/assignment",
                        new Look(
                                bank.author,
                                () -> bank.asDistrict.post(card(toAssign) + "/assignment", Map.of("expert", free))),
                        "GET /api/bank/review/cards/{practice}/experts",
                        new Look(free, () -> bank.asDistrict.get(card(waiting) + "/experts"))));
    }
}
