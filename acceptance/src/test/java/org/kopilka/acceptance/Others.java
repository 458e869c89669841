package org.kopilka.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.kopilka.sandbox.PortalSession;

/** Who has nothing to say in the kindergarten «Балапан»: people of another one, and each role of another district. */
record Others(Map<String, PortalSession> sessions) {

    private static final String ROOT = "00000000-0000-4000-8000-000000000001";

    /** A post at the centre of another district, and a duty in that district. */
    private record Work(String position, @Nullable String duty) {}

    /** Every role there is, each at a node far away. */
    private static final Map<String, Work> FAR_AWAY = Map.of(
            "an educator of another district", new Work("educator", null),
            "a methodist of another institution there", new Work("methodist", null),
            "a head of another district", new Work("head", null),
            "an expert of another district", new Work("educator", "expert"),
            "a methodist of another district", new Work("methodist", "district-methodist"),
            "an administrator of another district", new Work("educator", "network-admin"));

    static Others of(RunningNetwork network) {
        var sessions = new LinkedHashMap<String, PortalSession>();
        List.of("fedorova.a", "kim.n", "orlova.t").forEach(login -> sessions.put(login, network.as(login)));
        FAR_AWAY.forEach((name, work) -> sessions.put(name, network.as(name, () -> farAway(network, name, work))));
        return new Others(sessions);
    }

    private static PortalSession farAway(RunningNetwork network, String name, Work work) {
        var administrator = new Calls(network.as("administrator"));
        var district = institution(administrator, "Заречный район", "district", ROOT);
        var centre = institution(administrator, "Методический центр Заречного района", "centre", district);
        var post = Map.of("institution", centre, "position", work.position(), "partTime", false);
        var person = administrator.post(
                "/api/staff/people",
                key(name),
                Map.of("family", "Заречная", "given", "Нина", "patronymic", name, "posts", List.of(post)));
        var id = person.at("/id").asString();
        if (work.duty() != null) {
            administrator.put(
                    "/api/staff/people/" + id + "/duties",
                    List.of(Map.of("role", work.duty(), "institution", district)),
                    Calls.seen(person));
        }
        var account = Invitation.accepted(network, administrator, id);
        var login = account.at("/login").asString();
        var first = account.at("/password").asString();
        // Keycloak refuses a login for the moment in which somebody else asks it for the same account.
        return await().until(
                        () -> PortalSession.logIn(network.portal(), login, first, network.password()),
                        Optional::isPresent)
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
