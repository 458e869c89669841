package org.kopilka.events.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.calendar.EventLines.Wanted;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.TableWriter;
import org.kopilka.platform.values.SchoolYear;
import org.kopilka.platform.web.Download;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The year's plan of an institution, month by month, with what came of it. */
@RestController
@RequestMapping("/api/events")
class YearPlanController {

    private static final int MOST = 2_000;
    private static final List<String> COLUMNS = List.of(
            "month", "start", "title", "form", "level", "owner", "place", "hours", "seats", "taken", "status", "came");

    private final EventLines lines;
    private final EventLineView.Maker views;
    private final InstitutionTree tree;
    private final MessageSource messages;
    private final Clock clock;

    YearPlanController(
            EventLines lines, EventLineView.Maker views, InstitutionTree tree, MessageSource messages, Clock clock) {
        this.lines = lines;
        this.views = views;
        this.tree = tree;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Twelve months from September on, with what begins in each; of drafts only those of the reader's own institutions.
     *
     * @param year in which the school year begins
     * @param below whether events of the institutions below count too
     */
    @AnyMember
    @GetMapping("/plan")
    YearPlan plan(
            @RequestParam UUID institution,
            @RequestParam @Min(2000) @Max(2100) int year,
            @RequestParam(defaultValue = "false") boolean below,
            Actor actor,
            Locale language) {
        var planned = new SchoolYear(year);
        var first = YearMonth.from(planned.firstDay());
        var wanted = new Wanted(null, planned.lastDay(), institution, below, null, null, null, false, null);
        var begins = Criteria.where("startsAt").gte(planned.firstDay().toString());
        var found = lines.list(actor, wanted, Sort.Direction.ASC, begins, MOST + 1);
        var events = views.of(found.stream().limit(MOST).toList(), actor, language, clock.instant());
        return new YearPlan(
                year,
                IntStream.range(0, 12)
                        .mapToObj(first::plusMonths)
                        .map(month -> YearPlan.Month.of(month, in(month, events)))
                        .toList(),
                found.size() > MOST);
    }

    private static List<EventLineView> in(YearMonth month, List<EventLineView> events) {
        return events.stream()
                .filter(event -> YearMonth.from(event.startsAt()).equals(month))
                .toList();
    }

    /** The same as a table. */
    @AnyMember
    @GetMapping(path = "/plan.xlsx", produces = Download.XLSX)
    ResponseEntity<byte[]> table(
            @RequestParam UUID institution,
            @RequestParam @Min(2000) @Max(2100) int year,
            @RequestParam(defaultValue = "false") boolean below,
            Actor actor,
            Locale language)
            throws IOException {
        var out = new ByteArrayOutputStream();
        var rows = plan(institution, year, below, actor, language).months().stream()
                .flatMap(month -> month.events().stream().map(event -> row(month.month(), event, language)));
        var header = COLUMNS.stream().map(column -> word(column, language)).toList();
        TableWriter.xlsx(out, word("file", language), header, rows);
        var name = "%s %d-%d %s.xlsx".formatted(word("file", language), year, year + 1, tree.nameOf(institution));
        return Download.of(Download.XLSX, name, out.toByteArray());
    }

    private List<@Nullable Object> row(YearMonth month, EventLineView event, Locale language) {
        return Stream.<@Nullable Object>of(
                        "%02d.%d".formatted(month.getMonthValue(), month.getYear()),
                        event.startsAt().toLocalDate(),
                        event.title(),
                        event.formName(),
                        event.levelName(),
                        event.ownerName(),
                        event.place(),
                        event.hours(),
                        event.seats(),
                        event.taken(),
                        word(event.overdue() ? "overdue" : event.status(), language),
                        event.came())
                .toList();
    }

    private String word(String name, Locale language) {
        return messages.getMessage("plan-table." + name, null, language);
    }
}
