package org.kopilka.events.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.events.Network.with;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.events.Network;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ReadingTheCalendarIT {

    private static final String EVENTS = "/api/events/events";

    @Autowired
    Http http;

    private Network network;
    private Network.Someone anna;

    @BeforeEach
    void settle(@Autowired Topic.Broker kafka) {
        network = new Network(http, kafka);
        anna = network.knownEducator("Белова", "Анна", network.kindergarten);
    }

    private Map<String, Object> named(String title, int days) {
        return with(network.masterClass(days), "title", title);
    }

    private List<String> titles(Http reader, String query) {
        return reader.get(EVENTS + "?institution=" + network.district + "&" + query)
                .body()
                .at("/items")
                .valueStream()
                .map(event -> event.at("/title").asString())
                .toList();
    }

    @Test
    void lists_what_the_reader_may_see_in_the_order_of_its_start() {
        network.publish(named("Третье", 9));
        network.publish(named("Первое", 5));
        network.publish(with(named("Второе", 7), "visibility", Map.of("kind", "institution")));
        network.draft(named("Черновик", 6));

        assertThat(titles(network.as(anna), "")).containsExactly("Первое", "Третье");
        assertThat(titles(network.asDistrictMethodist(), "")).containsExactly("Первое", "Черновик", "Второе", "Третье");
        assertThat(titles(network.asMethodist(network.school), "")).containsExactly("Первое", "Третье");
    }

    @Test
    void shows_an_event_to_its_presenter_whatever_institution_it_is_for() {
        var plan = with(named("Закрытое", 5), "visibility", Map.of("kind", "institution"));
        network.publish(with(plan, "presenters", List.of(anna.id())));

        assertThat(titles(network.as(anna), "")).containsExactly("Закрытое");
    }

    @Test
    void narrows_by_days_form_level_state_and_words() {
        network.publish(named("Игры (малышам)", 5));
        var problem = with(named("Речь", 6), "form", "problem-seminar");
        network.publish(with(problem, "problem", "Дети мало говорят"));
        var held = network.publish(named("Прошедшее", -3));
        network.asDistrictMethodist().ifMatch(2).put(EVENTS + "/" + held + "/outcome", Map.of());
        var reader = network.as(anna);
        var today = LocalDate.now(Network.MOSCOW);

        assertThat(titles(reader, "from=" + today)).containsExactly("Игры (малышам)", "Речь");
        assertThat(titles(reader, "to=" + today)).containsExactly("Прошедшее");
        assertThat(titles(reader, "newestFirst=true")).containsExactly("Речь", "Игры (малышам)", "Прошедшее");
        assertThat(titles(reader, "from=%s&to=%s".formatted(today.plusDays(6), today.plusDays(6))))
                .containsExactly("Речь");
        assertThat(titles(reader, "form=problem-seminar")).containsExactly("Речь");
        assertThat(titles(reader, "level=city")).isEmpty();
        assertThat(titles(reader, "status=held")).containsExactly("Прошедшее");
        assertThat(titles(reader, "q=" + encoded("(МАЛ"))).containsExactly("Игры (малышам)");
        assertThat(reader.get(EVENTS + "?status=lost").problem()).isEqualTo("input");
        assertThat(reader.get(EVENTS + "?limit=1000").problem()).isEqualTo("input");
        assertThat(reader.get(EVENTS + "?after=nonsense").problem()).isEqualTo("bad-cursor");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void goes_on_page_by_page_without_losing_or_repeating_any() {
        for (int i = 0; i < 5; i++) {
            network.publish(named("Мероприятие " + i, 5));
        }
        var seen = new ArrayList<String>();
        var after = "";
        do {
            var page = network.as(anna)
                    .get(EVENTS + "?limit=2&institution=" + network.district + "&after=" + after)
                    .body();
            page.at("/items").forEach(event -> seen.add(event.at("/title").asString()));
            after = page.at("/next").asString();
        } while (!after.isEmpty());

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "Мероприятие 0", "Мероприятие 1", "Мероприятие 2", "Мероприятие 3", "Мероприятие 4");
    }

    @Test
    void tells_each_reader_their_own_part() {
        var seated = network.publish(with(named("С местом", 5), "seats", 1));
        var waiting = network.publish(with(named("В очереди", 6), "seats", 1));
        network.publish(with(named("Веду", 7), "presenters", List.of(anna.id())));
        network.publish(with(named("Организую", 8), "organiser", anna.id()));
        network.publish(named("Чужое", 9));
        network.asMethodist(network.school).put(EVENTS + "/" + waiting + "/seats/mine", null);
        network.as(anna).put(EVENTS + "/" + seated + "/seats/mine", null);
        network.as(anna).put(EVENTS + "/" + waiting + "/seats/mine", null);

        var mine = network.as(anna).get(EVENTS + "?mine=true").body().at("/items");

        assertThat(mine.valueStream().map(event -> event.at("/mine").asString()))
                .containsExactly("seated", "waiting", "presenter", "organiser");
        assertThat(mine.at("/1/seatsLeft").asInt()).isZero();
        assertThat(titles(network.as(anna), "")).contains("Чужое");
    }

    @Test
    void puts_the_year_of_an_institution_together_month_by_month_plan_and_fact() throws Exception {
        var year = 2024;
        var october = LocalDateTime.of(year, 10, 10, 10, 0);
        var held = network.publish(at(named("Проведено", 0), october));
        network.asDistrictMethodist()
                .send(
                        "PATCH",
                        EVENTS + "/" + held + "/attendance",
                        Map.of("marks", List.of(Map.of("person", anna.id(), "came", true))));
        network.asDistrictMethodist().ifMatch(2).put(EVENTS + "/" + held + "/outcome", Map.of());
        network.publish(at(named("Забыто", 0), october.plusDays(1)));
        var cancelled = network.publish(at(named("Отменено", 0), october.plusMonths(1)));
        network.asDistrictMethodist()
                .ifMatch(2)
                .put(EVENTS + "/" + cancelled + "/cancellation", Map.of("reason", "Карантин"));
        network.publish(at(named("Другой год", 0), october.plusYears(1)));
        var path = "?institution=%s&year=%d".formatted(network.centre, year);

        var plan = network.as(anna).get("/api/events/plan" + path).body();

        assertThat(plan.at("/months")
                        .valueStream()
                        .map(month -> month.at("/month").asString()))
                .hasSize(12)
                .startsWith("2024-09", "2024-10")
                .endsWith("2025-08");
        var month = plan.at("/months/1");
        assertThat(month.at("/planned").asInt()).isEqualTo(2);
        assertThat(month.at("/held").asInt()).isEqualTo(1);
        assertThat(month.at("/overdue").asInt()).isEqualTo(1);
        assertThat(month.at("/hours").asDouble()).isEqualTo(2);
        assertThat(month.at("/came").asInt()).isEqualTo(1);
        assertThat(plan.at("/months/2/cancelled").asInt()).isEqualTo(1);
        assertThat(plan.at("/months/2/planned").asInt()).isZero();
        var table = network.as(anna).get("/api/events/plan.xlsx" + path);
        var sheet = TableReader.read(new ByteArrayInputStream(table.bytes()), Limits.USUAL)
                .sheets()
                .getFirst();
        assertThat(sheet.rows())
                .extracting(row -> row.text(10))
                .containsExactly("Состояние", "проведено", "не закрыто", "отменено");
    }

    @Test
    void counts_an_event_in_the_school_year_in_which_it_begins_however_long_it_lasts() {
        var night = at(named("Через полночь", 0), LocalDateTime.of(2024, 8, 31, 23, 0));
        network.publish(night);
        network.publish(at(named("С первой минуты", 0), LocalDateTime.of(2024, 9, 1, 0, 0)));
        var path = "/api/events/plan?institution=" + network.centre + "&year=";

        assertThat(network.as(anna).get(path + 2023).body().findValuesAsString("title"))
                .containsExactly("Через полночь");
        assertThat(network.as(anna).get(path + 2024).body().findValuesAsString("title"))
                .containsExactly("С первой минуты");
    }

    private static Map<String, Object> at(Map<String, Object> plan, LocalDateTime start) {
        plan.put("startsAt", start);
        plan.put("endsAt", start.plusHours(2));
        return plan;
    }

    @Test
    void gives_an_event_to_a_persons_own_calendar() {
        var id = network.publish(named("Пальчиковые игры", 5));

        var file = network.as(anna).get(EVENTS + "/" + id + "/calendar.ics");

        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(text(file)).contains("METHOD:PUBLISH", "UID:" + id + "@kopilka", "STATUS:CONFIRMED");
        network.asDistrictMethodist().ifMatch(2).put(EVENTS + "/" + id + "/cancellation", Map.of("reason", "Карантин"));
        assertThat(text(network.as(anna).get(EVENTS + "/" + id + "/calendar.ics")))
                .contains("METHOD:CANCEL", "UID:" + id + "@kopilka", "STATUS:CANCELLED");
        var draft = network.draft(named("Черновик", 5));
        assertThat(network.as(anna).get(EVENTS + "/" + draft + "/calendar.ics").problem())
                .isEqualTo("not-found");
    }

    @Test
    void lets_a_calendar_program_read_along_under_a_secret_address() {
        var seated = network.publish(with(named("С местом", 5), "seats", 1));
        network.as(anna).put(EVENTS + "/" + seated + "/seats/mine", null);
        network.publish(named("Чужое", 6));
        assertThat(network.as(anna).get("/api/events/calendars/mine").body().has("url"))
                .isFalse();

        var first = secret(network.as(anna).put("/api/events/calendars/mine", null));
        assertThat(text(http.get(first))).contains("SUMMARY:С местом").doesNotContain("Чужое");
        assertThat(secret(network.as(anna).get("/api/events/calendars/mine"))).isEqualTo(first);

        var second = secret(network.as(anna).put("/api/events/calendars/mine", null));
        assertThat(http.get(first).problem()).isEqualTo("not-found");
        assertThat(http.get(second).status()).isEqualTo(200);
    }

    private static String secret(Http.Answer link) {
        return link.text("/url").replaceFirst("^http://localhost:8080", "");
    }

    private static String text(Http.Answer answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }
}
