package org.kopilka.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kopilka.acceptance.Contract.Endpoint;
import org.kopilka.sandbox.PortalSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every endpoint of every contract, called by every role: about what is one's own and what is another institution's. */
@Tag("network")
@ExtendWith(RunningNetwork.Given.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryDoorIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Each sample account with the roles it has somewhere in the network. */
    private static final Map<String, Set<String>> ACCOUNTS = Map.of(
            "fedorova.a", Set.of("educator"),
            "kim.n", Set.of("methodist"),
            "orlova.t", Set.of("head"),
            "dmitrieva.o", Set.of("educator", "expert"),
            "sokolova.m", Set.of("methodist", "district-methodist"),
            "administrator", Set.of("network-admin"));

    /** Which roles a contract's word lets in; a word that is not here fails. */
    private static final Map<String, Set<String>> LETS_IN = Map.of(
            "AnyMember", Set.of("educator", "methodist", "head", "expert", "district-methodist", "network-admin"),
            "AnyMethodist", Set.of("methodist", "district-methodist"),
            "AnyMethodistOrHead", Set.of("methodist", "head", "district-methodist"),
            "AnyMethodistOrAdmin", Set.of("methodist", "district-methodist", "network-admin"),
            "DistrictMethodist", Set.of("district-methodist"),
            "Expert", Set.of("expert"),
            "ExpertOrDistrictMethodist", Set.of("expert", "district-methodist"),
            "NetworkAdmin", Set.of("network-admin"));

    /** What people of one kindergarten may read of another's people: who works where. */
    private static final Set<String> SEEN_BY_ALL = Set.of("GET /api/staff/people/{id}");

    private static final Set<String> NEIGHBOURS = Set.of("fedorova.a", "kim.n", "orlova.t");

    @TestFactory
    Stream<DynamicContainer> every_endpoint_lets_in_the_roles_its_contract_names_and_nobody_else(
            RunningNetwork network) {
        return Contract.endpoints().stream()
                .filter(endpoint -> !endpoint.access().equals("Anyone"))
                .map(endpoint -> dynamicContainer(
                        endpoint.name(),
                        Stream.concat(
                                Stream.of(dynamicTest("nobody without a login", () -> {
                                    var answer =
                                            call(PortalSession.anybody(network.portal()), endpoint, Contract.SOME_ID);
                                    assertThat(answer.statusCode())
                                            .as(answer.body())
                                            .isEqualTo(401);
                                    assertThat(problem(answer)).isEqualTo("login-needed");
                                })),
                                ACCOUNTS.keySet().stream().sorted().map(login -> doorFor(network, endpoint, login)))));
    }

    private static DynamicTest doorFor(RunningNetwork network, Endpoint endpoint, String login) {
        var roles = LETS_IN.get(endpoint.access());
        var enters = roles != null && ACCOUNTS.get(login).stream().anyMatch(roles::contains);
        return dynamicTest(login + (enters ? " enters" : " stays outside"), () -> {
            assertThat(roles).as("access of " + endpoint.name()).isNotNull();
            var answer = call(network.as(login), endpoint, Contract.SOME_ID);
            var what = answer.statusCode() + " " + answer.body();
            assertThat(answer.statusCode()).as(what).isLessThan(500).isNotEqualTo(401);
            if (enters) {
                assertThat(answer.statusCode() == 403 && problem(answer).equals("not-allowed"))
                        .as(what)
                        .isFalse();
            } else {
                assertThat(answer.statusCode()).as(what).isEqualTo(403);
                assertThat(problem(answer)).isEqualTo("not-allowed");
            }
        });
    }

    @TestFactory
    Stream<DynamicContainer> what_belongs_to_another_kindergarten_stays_closed(RunningNetwork network) {
        var theirs = theirs(network);
        return Contract.endpoints().stream()
                .filter(endpoint -> !SEEN_BY_ALL.contains(endpoint.name()))
                .flatMap(endpoint -> theirs.entrySet().stream()
                        .filter(thing -> endpoint.path().startsWith(thing.getKey() + "/{"))
                        .map(thing -> dynamicContainer(
                                endpoint.name(),
                                toNeighbours(login -> call(network.as(login), endpoint, thing.getValue())))));
    }

    @TestFactory
    Stream<DynamicTest> and_is_open_to_its_own_methodist(RunningNetwork network) {
        var theirs = theirs(network);
        return Contract.endpoints().stream()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .filter(endpoint -> theirs.keySet().stream()
                        .anyMatch(thing -> endpoint.path().equals(thing + "/{id}")))
                .map(endpoint -> dynamicTest(endpoint.name(), () -> {
                    var id = theirs.get(endpoint.path().replace("/{id}", ""));
                    var answer = call(network.as("akhmetova.a"), endpoint, id);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                }));
    }

    @TestFactory
    Stream<DynamicContainer> nobody_acts_in_the_name_of_another_kindergarten(RunningNetwork network) {
        var home = home(network);
        var made = makings(network).stream()
                .map(making -> dynamicContainer(
                        "POST " + making.path(),
                        toNeighbours(login -> post(network.as(login), making, " of " + login))));
        var broughtIn =
                dynamicContainer("POST /api/staff/imports", toNeighbours(login -> bringIn(network.as(login), home)));
        var summedUp = Contract.endpoints().stream()
                .filter(endpoint -> endpoint.path().startsWith("/api/staff/record/"))
                .map(endpoint -> dynamicContainer(
                        endpoint.name(),
                        toNeighbours(login -> network.as(login)
                                .call(
                                        "GET",
                                        endpoint.address(home)
                                                + (endpoint.query().isEmpty() ? "?" : "&") + "below=" + home,
                                        BodyPublishers.noBody()))));
        return Stream.of(made, Stream.of(broughtIn), summedUp).flatMap(each -> each);
    }

    private static Stream<DynamicTest> toNeighbours(Function<String, HttpResponse<String>> knock) {
        return NEIGHBOURS.stream()
                .sorted()
                .map(login -> dynamicTest("to " + login, () -> {
                    var answer = knock.apply(login);
                    assertThat(answer.statusCode())
                            .as(answer.statusCode() + " " + answer.body())
                            .isIn(403, 404);
                }));
    }

    /** Something that is made in the name of an institution. */
    private record Making(String path, Object body) {}

    /** Each of which the kindergarten's own methodist may do, as {@link #theirs} shows. */
    private static List<Making> makings(RunningNetwork network) {
        var home = home(network);
        var methodist = network.as("akhmetova.a");
        var day = RunningNetwork.today().plusDays(3);
        return List.of(
                new Making(
                        "/api/bank/practices",
                        Map.of(
                                "institution", home,
                                "visibility", Map.of("kind", "institution"),
                                "authors", List.of(),
                                "card", Map.of("title", "Только для своих", "noChildKnown", false))),
                new Making(
                        "/api/events/events",
                        Map.of(
                                "owner",
                                home,
                                "title",
                                "Только для своих",
                                "form",
                                "thematic-seminar",
                                "level",
                                "institution",
                                "visibility",
                                Map.of("kind", "institution"),
                                "startsAt",
                                day.atTime(10, 0).toString(),
                                "endsAt",
                                day.atTime(11, 0).toString(),
                                "hours",
                                1)),
                new Making(
                        "/api/surveys/waves",
                        Map.of(
                                "owner",
                                home,
                                "plan",
                                Map.of(
                                        "title",
                                        "Только для своих",
                                        "questionnaire",
                                        get(methodist, "/api/surveys/questionnaires")
                                                .at("/items/0/id")
                                                .asString(),
                                        "anonymous",
                                        true,
                                        "opens",
                                        day.toString(),
                                        "closes",
                                        day.plusDays(3).toString(),
                                        "institutions",
                                        List.of(home)))));
    }

    private static String home(RunningNetwork network) {
        return get(network.as("akhmetova.a"), "/api/staff/people/me")
                .at("/posts/0/institution")
                .asString();
    }

    /** One thing of each kind that belongs to the kindergarten «Балапан» and was shown to nobody else. */
    private static Map<String, String> theirs(RunningNetwork network) {
        var methodist = network.as("akhmetova.a");
        var home = home(network);
        var theirs = new HashMap<String, String>();
        theirs.put(
                "/api/staff/people",
                get(methodist, "/api/staff/people?institution=" + home)
                        .at("/items/0/id")
                        .asString());
        for (var making : makings(network)) {
            theirs.put(making.path(), made(post(methodist, making, "")));
        }
        theirs.put("/api/staff/imports", made(bringIn(methodist, home)));
        return theirs;
    }

    private static String made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).at("/id").asString();
    }

    private static JsonNode get(PortalSession session, String path) {
        return JSON.readTree(session.call("GET", path, BodyPublishers.noBody()).body());
    }

    private static HttpResponse<String> post(PortalSession session, Making making, String key) {
        return session.call(
                "POST",
                making.path(),
                BodyPublishers.ofString(JSON.writeValueAsString(making.body())),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "every-door " + making.path().hashCode() + key);
    }

    private static HttpResponse<String> bringIn(PortalSession session, String into) {
        return upload(
                session,
                "POST",
                "/api/staff/imports?kind=people&into=" + into,
                "file",
                "ФИО;Должность\nКим А;воспитатель\n");
    }

    private static HttpResponse<String> upload(
            PortalSession session, String method, String address, String part, String table) {
        var body = "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.csv\"\r\n\r\n%s\r\n--b--\r\n"
                .formatted(part, table);
        return session.call(
                method,
                address,
                BodyPublishers.ofString(body),
                "Content-Type",
                "multipart/form-data; boundary=b",
                "If-Match",
                "\"999\"");
    }

    private static HttpResponse<String> call(PortalSession session, Endpoint endpoint, String id) {
        var address = endpoint.address(id);
        if (endpoint.file() != null) {
            return upload(session, endpoint.method(), address, endpoint.file(), "a;b");
        }
        return endpoint.body() == null
                ? session.call(endpoint.method(), address, BodyPublishers.noBody(), "If-Match", "\"999\"")
                : session.call(
                        endpoint.method(),
                        address,
                        BodyPublishers.ofString(JSON.writeValueAsString(endpoint.body())),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "\"999\"");
    }

    private static String problem(HttpResponse<String> answer) {
        var type = JSON.readTree(answer.body()).at("/type").asString("");
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
