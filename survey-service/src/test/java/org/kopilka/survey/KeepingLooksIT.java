package org.kopilka.survey;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
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

    @Autowired
    InstitutionTree tree;

    @TestFactory
    Stream<DynamicTest> keeps_who_looked_at_whose_answers_and_through_which_door() {
        Network.stands(kafka, tree);
        var institution = Network.anotherKindergarten(kafka, tree);
        var people = Surveys.people(kafka, institution, 2);
        var wave = Surveys.openWave(http, false, 2, institution);
        var path = "/api/surveys/waves/" + wave;
        Surveys.answer(http, wave, people.getFirst(), institution, Surveys.fullAnswer(1));
        Awaitility.await().until(() -> Surveys.wave(http, wave).at("/answered").asInt() == 1);
        var methodist = http.as(Network.districtMethodist());
        var administrator =
                http.as(Tokens.of(UUID.randomUUID(), "Администратор", "network-admin:" + InstitutionTree.ROOT));

        return KeptLooks.at(
                "surveys",
                administrator,
                Map.of(
                        "GET /api/surveys/waves/{id}/waiting",
                        new Look(people.getLast(), () -> methodist.get(path + "/waiting")),
                        "GET /api/surveys/waves/{id}/results/workbook",
                        new Look(people.getFirst(), () -> methodist.get(path + "/results/workbook"))));
    }
}
