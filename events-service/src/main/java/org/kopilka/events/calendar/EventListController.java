package org.kopilka.events.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.Page;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calendar of the network. */
@RestController
class EventListController {

    private final EventLines lines;
    private final EventLineView.Maker views;
    private final Clock clock;

    EventListController(EventLines lines, EventLineView.Maker views, Clock clock) {
        this.lines = lines;
        this.views = views;
        this.clock = clock;
    }

    /**
     * Events the reader may see, in the order of their start.
     *
     * @param from local day from which on it still lasts, inclusive
     * @param to local day by which it begins, inclusive
     * @param institution held there or below
     * @param mine only what the reader runs, presents at, sits in or waits for
     * @param q part of the title
     * @param newestFirst the other way round
     */
    @AnyMember
    @GetMapping("/api/events/events")
    Page<EventLineView> list(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam(required = false) @Nullable @Size(max = 60) String form,
            @RequestParam(required = false) @Nullable @Size(max = 60) String level,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "draft|published|held|cancelled") String status,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable @Size(max = 100) String q,
            @RequestParam(defaultValue = "false") boolean newestFirst,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String after,
            Actor actor,
            Locale language) {
        var wanted = new EventLines.Wanted(from, to, institution, true, form, level, status, mine, q);
        var order = newestFirst ? Sort.Direction.DESC : Sort.Direction.ASC;
        var behind = Cursor.behind(Cursor.decode(after), "start", order, Instant::parse);
        var found = lines.list(actor, wanted, order, behind, limit + 1);
        var shown = new HashMap<UUID, EventLineView>();
        views.of(found.stream().limit(limit).toList(), actor, language, clock.instant())
                .forEach(view -> shown.put(view.id(), view));
        return Page.of(
                found,
                limit,
                line -> java.util.Objects.requireNonNull(shown.get(line.id())),
                last -> new Cursor(last.start().toString(), last.id()));
    }
}
