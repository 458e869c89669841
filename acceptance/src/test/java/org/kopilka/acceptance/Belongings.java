package org.kopilka.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.acceptance.Calls.JSON;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.dhatim.fastexcel.Workbook;
import org.kopilka.sandbox.PortalSession;

/** What the kindergarten «Балапан» has for itself, made by its methodist: one thing of each kind that can be made. */
final class Belongings {

    static final String METHODIST = "akhmetova.a";

    static final String TITLE = "Только для своих";

    /** Of what others know that it is there. */
    private static final Set<String> KNOWN_TO_ALL =
            Set.of("/api/staff/people", "/api/staff/institutions", "/api/staff/reference", "/api/bank/adoptions");

    private static final Map<RunningNetwork, Belongings> MADE = new ConcurrentHashMap<>();

    private final Calls methodist;
    private final PortalSession session;
    private final String home;
    private final Map<String, Making> makings = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    /** The request that makes a thing in the kindergarten's name, by whoever tries. */
    interface Making {
        HttpResponse<String> by(PortalSession session, String key);
    }

    /** Made once in a network. */
    static Belongings in(RunningNetwork network) {
        return MADE.computeIfAbsent(network, Belongings::new);
    }

    private Belongings(RunningNetwork network) {
        session = network.as(METHODIST);
        methodist = new Calls(session);
        home = methodist.get("/api/staff/people/me").at("/posts/0/institution").asString();
        ids.put(
                "/api/staff/people",
                methodist
                        .get("/api/staff/people?institution=" + home)
                        .at("/items/0/id")
                        .asString());
        ids.put("/api/staff/institutions", home);
        ids.put(
                "/api/staff/reference",
                methodist
                        .get("/api/staff/reference?catalogue=category")
                        .at("/0/id")
                        .asString());
        ids.put("/api/bank/review/cards", submitted());
        makings.put("/api/staff/people", posting("/api/staff/people", colleague()));
        makings.put(
                "/api/staff/invitations",
                posting("/api/staff/invitations", Map.of("people", List.of(ids.get("/api/staff/people")))));
        makings.put(
                "/api/staff/institutions",
                posting("/api/staff/institutions", Map.of("name", "Филиал", "kind", "kindergarten", "parent", home)));
        make("/api/staff/imports", this::people);
        make("/api/events/events", posting("/api/events/events", event()));
        make("/api/bank/practices", posting("/api/bank/practices", practice()));
        make("/api/bank/adoptions", posting("/api/bank/adoptions", adoption()));
        make("/api/surveys/questionnaires", this::questionnaire);
        make("/api/surveys/waves", posting("/api/surveys/waves", wave()));
        make("/api/surveys/older-waves", (by, key) -> olderWave(by, key, 1));
        make("/api/surveys/comparisons", posting("/api/surveys/comparisons", comparison()));
    }

    String home() {
        return home;
    }

    /** By the address under which they are made. */
    Map<String, Making> makings() {
        return makings;
    }

    /** By the address under which others would ask for them. */
    Map<String, String> ids() {
        return ids;
    }

    /** Ids that nobody else is told. */
    List<String> hidden() {
        return ids.entrySet().stream()
                .filter(thing -> !KNOWN_TO_ALL.contains(thing.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void make(String path, Making making) {
        makings.put(path, making);
        ids.put(path, made(making.by(session, "")));
    }

    private static String made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).at("/id").asString();
    }

    private Making posting(String path, Object body) {
        return (by, key) -> by.call(
                "POST",
                path,
                BodyPublishers.ofString(JSON.writeValueAsString(body)),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key(path, key));
    }

    private Map<String, Object> colleague() {
        var post = Map.of("institution", home, "position", "educator", "partTime", false);
        return Map.of("family", "Подсаженная", "given", "Анна", "posts", List.of(post));
    }

    /** A practice that waits for an expert of the district. */
    private String submitted() {
        var key = UUID.randomUUID();
        var whole = new LinkedHashMap<>(practice());
        whole.put("card", Publications.card(key));
        var path = "/api/bank/practices/";
        var id = methodist.post("/api/bank/practices", key, whole).at("/id").asString();
        methodist.post(path + id + "/submission", UUID.randomUUID(), Map.of(), Calls.seen(methodist.get(path + id)));
        return id;
    }

    /** The experts of the district find no more work than they had. */
    void takeBack() {
        var path = "/api/bank/practices/" + ids.get("/api/bank/review/cards");
        methodist.delete(path + "/submission", Calls.seen(methodist.get(path)));
        methodist.delete(path, Calls.seen(methodist.get(path)));
    }

    private Map<String, Object> practice() {
        return Map.of(
                "institution", home,
                "visibility", Map.of("kind", "institution"),
                "authors", List.of(),
                "card", Map.of("title", TITLE, "noChildKnown", false));
    }

    private Map<String, Object> event() {
        var day = RunningNetwork.today().plusDays(3);
        return Map.of(
                "owner",
                home,
                "title",
                TITLE,
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
                1);
    }

    private Map<String, Object> adoption() {
        var others = methodist.get("/api/bank/search").at("/items").valueStream();
        return Map.of(
                "practice",
                others.filter(hit -> !hit.at("/institution").asString().equals(home))
                        .findFirst()
                        .orElseThrow()
                        .at("/id")
                        .asString(),
                "institution",
                home,
                "plan",
                Map.of("decision", "not-for-us", "why", "У нас другие условия."));
    }

    private Map<String, Object> wave() {
        var day = RunningNetwork.today().plusDays(3);
        return Map.of(
                "owner",
                home,
                "plan",
                Map.of(
                        "title",
                        TITLE,
                        "questionnaire",
                        methodist
                                .get("/api/surveys/questionnaires")
                                .at("/items/0/id")
                                .asString(),
                        "anonymous",
                        true,
                        "opens",
                        day.toString(),
                        "closes",
                        day.plusDays(3).toString(),
                        "institutions",
                        List.of(home)));
    }

    private Map<String, Object> comparison() {
        return Map.of(
                "owner", home,
                "first", ids.get("/api/surveys/older-waves"),
                "second", made(olderWave(session, "", 2)));
    }

    private HttpResponse<String> people(PortalSession by, String key) {
        return upload(
                by,
                "/api/staff/imports?kind=people&into=" + home,
                key,
                Upload.file("ФИО;Должность\nКим А;воспитатель\n"));
    }

    private HttpResponse<String> olderWave(PortalSession by, String key, int yearsAgo) {
        var plan = Map.of(
                "owner",
                home,
                "title",
                TITLE,
                "heldOn",
                RunningNetwork.today().minusYears(yearsAgo).toString(),
                "columns",
                List.of(Map.of("column", 0, "kind", "one", "text", "Нужен ли вам наставник?")));
        return upload(
                by,
                "/api/surveys/older-waves",
                key + yearsAgo,
                Upload.json("plan", plan),
                Upload.file("Нужен ли вам наставник?\nда\nнет\nда\nда\nнет\nда\n"));
    }

    /** An XLSForm of one question. */
    private HttpResponse<String> questionnaire(PortalSession by, String key) {
        var table = new ByteArrayOutputStream();
        try (var workbook = new Workbook(table, "test", null)) {
            var survey = workbook.newWorksheet("survey");
            var rows = List.of(List.of("type", "name", "label"), List.of("text", "need", "Чего вам не хватает?"));
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    survey.value(row, column, rows.get(row).get(column));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return upload(by, "/api/surveys/questionnaires?owner=" + home, key, Upload.file(table.toByteArray()));
    }

    private static HttpResponse<String> upload(PortalSession by, String path, String key, Upload.Part... parts) {
        return Upload.send(by, "POST", path, List.of(parts), "Idempotency-Key", key(path, key));
    }

    private static String key(String path, String key) {
        return UUID.nameUUIDFromBytes(("belongings " + path + key).getBytes()).toString();
    }
}
