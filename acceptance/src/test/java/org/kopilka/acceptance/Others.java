package org.kopilka.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.kopilka.sandbox.PortalSession;

/** Who has nothing to say in the kindergarten «Балапан»: people of another one, and the methodist of another district. */
record Others(Map<String, PortalSession> sessions) {

    private static final String ROOT = "00000000-0000-4000-8000-000000000001";

    static Others of(RunningNetwork network) {
        var sessions = new LinkedHashMap<String, PortalSession>();
        List.of("fedorova.a", "kim.n", "orlova.t").forEach(login -> sessions.put(login, network.as(login)));
        sessions.put(
                "a methodist of another district",
                network.as("of another district", () -> methodistOfAnotherDistrict(network)));
        return new Others(sessions);
    }

    private static PortalSession methodistOfAnotherDistrict(RunningNetwork network) {
        var administrator = new Calls(network.as("administrator"));
        var district = institution(administrator, "Заречный район", "district", ROOT);
        var centre = institution(administrator, "Методический центр Заречного района", "centre", district);
        var person = administrator.post(
                "/api/staff/people",
                key("person"),
                Map.of(
                        "family",
                        "Заречная",
                        "given",
                        "Нина",
                        "posts",
                        List.of(Map.of("institution", centre, "position", "methodist", "partTime", false))));
        var id = person.at("/id").asString();
        administrator.put(
                "/api/staff/people/" + id + "/duties",
                List.of(Map.of("role", "district-methodist", "institution", district)),
                Calls.seen(person));
        var account = Invitation.accepted(network, administrator, id);
        var login = account.at("/login").asString();
        return PortalSession.logIn(
                        network.portal(), login, account.at("/password").asString(), network.password())
                .orElseThrow();
    }

    private static String institution(Calls administrator, String name, String kind, String parent) {
        return administrator
                .post("/api/staff/institutions", key(name), Map.of("name", name, "kind", kind, "parent", parent))
                .at("/id")
                .asString();
    }

    private static UUID key(String what) {
        return UUID.nameUUIDFromBytes(("another district " + what).getBytes());
    }

    /** Each of them is refused, as if there were no such thing or since it is not theirs. */
    Stream<DynamicTest> areRefused(Function<PortalSession, HttpResponse<String>> knock) {
        return sessions.entrySet().stream()
                .map(other -> dynamicTest("to " + other.getKey(), () -> {
                    var answer = knock.apply(other.getValue());
                    assertThat(answer.statusCode())
                            .as(answer.statusCode() + " " + answer.body())
                            .isIn(403, 404);
                }));
    }
}
