package org.kopilka.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kopilka.acceptance.Contract.Endpoint;
import org.kopilka.sandbox.PortalSession;

/** Every endpoint of every contract, called by every role: about what is one's own and what is another institution's. */
@Tag("network")
@ExtendWith(RunningNetwork.Given.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryDoorIT {

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

    /** What others may read (who works where, which institutions there are, how a practice was taken up), and ask for. */
    private static final Set<String> SEEN_BY_ALL = Set.of(
            "GET /api/staff/people/{id}",
            "POST /api/staff/people/{id}/claims",
            "GET /api/staff/institutions/{id}",
            "GET /api/bank/adoptions/{id}");

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

    @AfterAll
    static void leaves_no_work_to_the_experts(RunningNetwork network) {
        Belongings.in(network).takeBack();
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
        var theirs = Belongings.in(network).ids();
        var others = Others.of(network);
        return Contract.endpoints().stream()
                .filter(endpoint -> !SEEN_BY_ALL.contains(endpoint.name()))
                .flatMap(endpoint -> theirs.entrySet().stream()
                        .filter(thing -> endpoint.path().startsWith(thing.getKey() + "/{"))
                        .map(thing -> dynamicContainer(
                                endpoint.name(), others.areRefused(who -> call(who, endpoint, thing.getValue())))));
    }

    @TestFactory
    Stream<DynamicContainer> no_list_sum_or_search_tells_of_it(RunningNetwork network) {
        var theirs = Belongings.in(network);
        return Contract.endpoints().stream()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .filter(endpoint -> !endpoint.path().contains("{"))
                .map(endpoint -> dynamicContainer(
                        endpoint.name(),
                        Others.of(network).sessions().entrySet().stream()
                                .map(other -> dynamicTest("to " + other.getKey(), () -> {
                                    var answer = call(other.getValue(), endpoint, Contract.SOME_ID);
                                    assertThat(answer.body()).doesNotContain(Belongings.TITLE);
                                    assertThat(answer.body()).doesNotContain(theirs.hidden());
                                }))));
    }

    @TestFactory
    Stream<DynamicTest> and_is_open_to_its_own_methodist(RunningNetwork network) {
        var theirs = Belongings.in(network).ids();
        return Contract.endpoints().stream()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .filter(endpoint -> theirs.keySet().stream()
                        .anyMatch(thing -> endpoint.path().equals(thing + "/{id}")))
                .map(endpoint -> dynamicTest(endpoint.name(), () -> {
                    var id = theirs.get(endpoint.path().replace("/{id}", ""));
                    var answer = call(network.as(Belongings.METHODIST), endpoint, id);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                }));
    }

    @TestFactory
    Stream<DynamicContainer> nobody_acts_in_the_name_of_another_kindergarten(RunningNetwork network) {
        var belongings = Belongings.in(network);
        var others = Others.of(network);
        var made = belongings.makings().entrySet().stream()
                .map(making -> dynamicContainer(
                        "POST " + making.getKey(),
                        others.areRefused(who -> making.getValue().by(who, " of another"))));
        var summedUp = Contract.endpoints().stream()
                .filter(endpoint -> endpoint.path().startsWith("/api/staff/record/"))
                .map(endpoint -> dynamicContainer(
                        endpoint.name(),
                        others.areRefused(who -> who.call(
                                "GET",
                                endpoint.address(belongings.home())
                                        + (endpoint.query().isEmpty() ? "?" : "&") + "below=" + belongings.home(),
                                BodyPublishers.noBody()))));
        return Stream.concat(made, summedUp);
    }

    private static HttpResponse<String> call(PortalSession session, Endpoint endpoint, String id) {
        var address = endpoint.address(id);
        if (endpoint.file() != null) {
            var part = Upload.file(endpoint.file(), "a;b".getBytes(UTF_8));
            return Upload.send(session, endpoint.method(), address, List.of(part), "If-Match", "\"999\"");
        }
        return endpoint.body() == null
                ? session.call(endpoint.method(), address, BodyPublishers.noBody(), "If-Match", "\"999\"")
                : session.call(
                        endpoint.method(),
                        address,
                        BodyPublishers.ofString(Calls.JSON.writeValueAsString(endpoint.body())),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "\"999\"");
    }

    private static String problem(HttpResponse<String> answer) {
        var type = Calls.JSON.readTree(answer.body()).at("/type").asString("");
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
