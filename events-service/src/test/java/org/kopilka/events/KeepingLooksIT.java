package org.kopilka.events;

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
    Stream<DynamicTest> keeps_who_looked_at_whose_attendance_and_through_which_door() {
        var network = new Network(http, kafka);
        var anna = network.knownEducator("Белова", "Анна", network.kindergarten);
        var event = "/api/events/events/" + network.publish(network.masterClass(0));
        var methodist = network.asDistrictMethodist();
        var marks = Map.of("marks", List.of(Map.of("person", anna.id(), "came", true)));
        methodist.send("PATCH", event + "/attendance", marks);
        var administrator =
                http.as(Tokens.of(UUID.randomUUID(), "Администратор", "network-admin:" + InstitutionTree.ROOT));

        return KeptLooks.at(
                "events",
                administrator,
                Map.of(
                        "GET /api/events/events/{id}/seats",
                        new Look(anna.id(), () -> methodist.get(event + "/seats")),
                        "PATCH /api/events/events/{id}/attendance",
                        new Look(anna.id(), () -> methodist.send("PATCH", event + "/attendance", marks)),
                        "GET /api/events/events/{id}/attendance.xlsx",
                        new Look(anna.id(), () -> methodist.get(event + "/attendance.xlsx"))));
    }
}
