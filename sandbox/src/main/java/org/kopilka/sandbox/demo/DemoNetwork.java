package org.kopilka.sandbox.demo;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.kopilka.sandbox.PortalSession;
import tools.jackson.databind.JsonNode;

/**
 * Tells the portal of an invented district, each step by the person who would do it. Every step can be taken again:
 * what was told once stays as it is.
 */
final class DemoNetwork {

    static final String ROOT = "00000000-0000-4000-8000-000000000001";
    private static final String ADMINISTRATOR = "administrator";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 3;

    private final String portal;
    private final String password;
    private final LocalDate today;
    private final long began = System.nanoTime();
    private final JsonNode story = read("network.json");
    private final Map<String, Caller> sessions = new ConcurrentHashMap<>();

    DemoNetwork(String portal, String password, LocalDate today) {
        this.portal = portal;
        this.password = password;
        this.today = today;
    }

    void tell() throws IOException {
        var administrator = new Caller(logIn(ADMINISTRATOR));
        var district = institutions(administrator);
        importTable(administrator, "people", district, "people.csv");
        told("institutions and people");
        var cast = cast(administrator, district);
        var people = new Cast(district, cast, today, sessions);
        awaitNews(administrator);
        told("accounts");
        // One knows nothing of another, and each waits a while for what it has told.
        atOnce(List.of(
                () -> new DemoEvents(people).tell(story.at("/events")),
                () -> new DemoSurveys(people).tell(),
                () -> new DemoPractices(people).tell(read("practices.json"))));
        told("events, surveys and practices");
    }

    /** As many at a time as keep the network busy. */
    private static void atOnce(List<Runnable> steps) {
        try (var telling = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var step : steps.stream().map(telling::submit).toList()) {
                step.get();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurry);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void told(String what) {
        System.out.printf("%s told after %.1f s%n", what, (System.nanoTime() - began) / 1e9);
    }

    private String institutions(Caller administrator) throws IOException {
        var district = administrator
                .post(
                        "district",
                        "/api/staff/institutions",
                        Map.of("name", story.at("/district").asString(), "kind", "district", "parent", ROOT))
                .at("/id")
                .asString();
        var centre = story.at("/centre");
        administrator.post(
                "centre",
                "/api/staff/institutions",
                Map.of(
                        "name",
                        centre.at("/name").asString(),
                        "kind",
                        "centre",
                        "parent",
                        district,
                        "address",
                        centre.at("/address").asString()));
        importTable(administrator, "institutions", district, "institutions.csv");
        return district;
    }

    private static void importTable(Caller by, String kind, String into, String file) throws IOException {
        try (var in = DemoNetwork.class.getResourceAsStream("/demo/" + file)) {
            var draft = by.upload(
                    "import of " + file,
                    "/api/staff/imports?kind=%s&into=%s".formatted(kind, into),
                    file,
                    Objects.requireNonNull(in).readAllBytes());
            var import_ = "/api/staff/imports/" + draft.at("/id").asString();
            if (!draft.at("/state").asString().equals("DONE")) {
                by.post(
                        "run of " + file,
                        import_ + "/runs",
                        draft.at("/version").asLong(),
                        Map.of());
            }
            await(
                    "the import of " + file,
                    () -> by.get(import_).at("/state").asString().equals("DONE"));
        }
    }

    /** Those who have an account, with their duties; all others are known by name only. */
    private Map<String, Cast.Person> cast(Caller administrator, String district) {
        var everybody = pages(administrator, "/api/staff/people?limit=200");
        var byName = everybody.stream()
                .collect(toMap(person -> person.at("/name").asString(), person -> person, (one, _) -> one));
        var members = new ArrayList<JsonNode>();
        for (var member : story.at("/people")) {
            var known = byName.get(member.at("/name").asString());
            if (known == null) {
                throw new IllegalStateException("Nobody is named " + member);
            }
            members.add(member);
            if (member.has("duty")) {
                giveDuty(administrator, id(known), member.at("/duty").asString(), district);
            }
        }
        invite(administrator, members, byName);
        return everybody.stream().map(Cast.Person::of).collect(toMap(Cast.Person::name, one -> one, (one, _) -> one));
    }

    private static void giveDuty(Caller administrator, String person, String duty, String district) {
        var path = "/api/staff/people/" + person;
        var now = administrator.get(path);
        if (now.at("/duties").isEmpty()) {
            administrator.put(
                    path + "/duties",
                    now.at("/version").asLong(),
                    List.of(Map.of("role", duty, "institution", district)));
        }
    }

    private void invite(Caller administrator, List<JsonNode> members, Map<String, JsonNode> byName) {
        var uninvited = new ArrayList<String>();
        for (var member : members) {
            var person = Objects.requireNonNull(byName.get(member.at("/name").asString()));
            var known = person.at("/invited").asBoolean()
                    ? PortalSession.logIn(portal, member.at("/login").asString(), password)
                    : Optional.<PortalSession>empty();
            known.ifPresentOrElse(
                    session -> sessions.put(member.at("/login").asString(), new Caller(session)),
                    () -> uninvited.add(id(person)));
        }
        if (!uninvited.isEmpty()) {
            atOnce(administrator
                    .post("invitations " + uninvited, "/api/staff/invitations", Map.of("people", uninvited))
                    .valueStream()
                    .<Runnable>map(invitation -> () -> accept(invitation))
                    .toList());
        }
        for (var member : members) {
            var caller =
                    Objects.requireNonNull(sessions.get(member.at("/login").asString()), member.at("/login")::asString);
            if (member.has("language")) {
                caller.put(
                        "/api/staff/people/me/language",
                        Map.of("language", member.at("/language").asString()));
            }
        }
    }

    /** The invitation's link is opened, and a password of one's own chosen at the first login. */
    private void accept(JsonNode invitation) {
        var link = invitation.at("/link").asString();
        var somebody = new Caller(PortalSession.anybody(portal));
        await("the account of " + invitation.at("/name").asString(), () -> {
            try {
                var first = somebody.post(
                        "opening " + link,
                        "/api/staff/public/invitations/" + link.substring(link.lastIndexOf('/') + 1),
                        Map.of());
                var login = first.at("/login").asString();
                var session = PortalSession.logIn(
                                portal, login, first.at("/password").asString(), password)
                        .orElseThrow(() -> new IllegalStateException("The first login of " + login + " failed"));
                sessions.put(login, new Caller(session));
                return true;
            } catch (Caller.Refused refused) {
                if (refused.isConflict()) {
                    return false; // it is being made
                }
                throw refused;
            }
        });
    }

    private PortalSession logIn(String login) {
        return PortalSession.logIn(portal, login, password)
                .orElseThrow(() -> new IllegalStateException("Keycloak refuses the password of " + login));
    }

    /** What staff-service knows, events and bank know a moment later. */
    private void awaitNews(Caller administrator) {
        var last = story.at("/people")
                .get(story.at("/people").size() - 1)
                .at("/name")
                .asString();
        var word = URLEncoder.encode(last, StandardCharsets.UTF_8);
        for (var news : List.of(
                "/api/events/people?q=" + word,
                "/api/bank/people?q=" + word,
                "/api/events/forms",
                "/api/events/levels",
                "/api/bank/reference?catalogue=competence")) {
            await(news, () -> !administrator.get(news).isEmpty());
        }
    }

    static List<JsonNode> pages(Caller by, String path) {
        var items = new ArrayList<JsonNode>();
        for (var page = by.get(path);
                ;
                page = by.get(path + "&after=" + page.at("/next").asString())) {
            page.at("/items").forEach(items::add);
            if (page.at("/next").asString("").isEmpty()) {
                return items;
            }
        }
    }

    static void await(String what, BooleanSupplier done) {
        var late = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > late) {
                throw new IllegalStateException("Waited in vain for " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(hurry);
            }
        }
    }

    private static String id(JsonNode node) {
        return node.at("/id").asString();
    }

    private static JsonNode read(String name) {
        return Caller.JSON.readTree(
                Objects.requireNonNull(DemoNetwork.class.getResourceAsStream("/demo/" + name), name));
    }
}
