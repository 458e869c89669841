package org.kopilka.staff.portfolio;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.values.SchoolYear;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.Page;
import org.kopilka.staff.people.Keepers;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A person's portfolio: theirs to see, and their methodists' and heads'. */
@RestController
@RequestMapping("/api/staff/people/{person}/portfolio")
class PortfolioController {

    /** @param page where the source is in the portal; empty where only the person finds it */
    record EntryView(
            UUID id,
            Entry.Kind kind,
            String title,
            LocalDate date,
            @Nullable String form,
            @Nullable String level,
            @Nullable Double hours,
            @Nullable String otherName,
            @Nullable String outcome,
            String page) {}

    /** @param hours academic hours attended; {@code byKind} lines by kind */
    record TotalsView(double hours, Map<String, Integer> byKind) {}

    private final Portfolio portfolio;
    private final Keepers keepers;
    private final InstitutionTree tree;
    private final MessageSource messages;

    PortfolioController(Portfolio portfolio, Keepers keepers, InstitutionTree tree, MessageSource messages) {
        this.portfolio = portfolio;
        this.keepers = keepers;
        this.tree = tree;
        this.messages = messages;
    }

    /**
     * The lines, the newest first.
     *
     * @param kind only such lines
     * @param from first day, {@code to} the last, inclusive
     */
    @AnyMember
    @ShowsRecords
    @GetMapping
    Page<EntryView> list(
            Actor actor,
            @PathVariable UUID person,
            @RequestParam(required = false) Entry.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String after,
            Locale locale) {
        keepers.requireLooking(actor, person);
        var isOwn = actor.person().equals(person);
        var which = new ArrayList<Criteria>();
        which.add(Criteria.where("person").is(person).and("counts").is(true));
        which.add(Cursor.behind(Cursor.decode(after), "date", Sort.Direction.DESC, LocalDate::parse));
        if (kind != null) {
            which.add(Criteria.where("kind").is(kind));
        }
        if (from != null) {
            which.add(Criteria.where("date").gte(from));
        }
        if (to != null) {
            which.add(Criteria.where("date").lte(to));
        }
        return Page.of(
                portfolio.list(new Criteria().andOperator(which), limit + 1),
                limit,
                entry -> view(entry, isOwn, locale),
                last -> new Cursor(last.date().toString(), last.id()));
    }

    /** Sums by school year (September to August), named by the year it begins in. */
    @AnyMember
    @ShowsRecords
    @GetMapping("/totals")
    Map<Integer, TotalsView> totals(Actor actor, @PathVariable UUID person) {
        keepers.requireLooking(actor, person);
        var byYear = new TreeMap<Integer, List<Entry>>(java.util.Comparator.reverseOrder());
        portfolio
                .list(Criteria.where("person").is(person).and("counts").is(true), Integer.MAX_VALUE)
                .forEach(entry -> byYear.computeIfAbsent(
                                SchoolYear.of(entry.date()).begins(), _ -> new ArrayList<>())
                        .add(entry));
        var totals = new TreeMap<Integer, TotalsView>(java.util.Comparator.reverseOrder());
        byYear.forEach((year, entries) -> totals.put(year, totals(entries)));
        return totals;
    }

    private static TotalsView totals(List<Entry> entries) {
        var byKind = new TreeMap<String, Integer>();
        entries.forEach(entry -> byKind.merge(entry.kind().name(), 1, Integer::sum));
        var hours = entries.stream()
                .filter(entry -> entry.kind() == Entry.Kind.ATTENDED && entry.hours() != null)
                .mapToDouble(entry -> java.util.Objects.requireNonNull(entry.hours()))
                .sum();
        return new TotalsView(hours, byKind);
    }

    private EntryView view(Entry entry, boolean isOwn, Locale locale) {
        var other = entry.other();
        return new EntryView(
                entry.id(),
                entry.kind(),
                isOwn || !isHidden(entry) ? entry.title() : messages.getMessage("portfolio.not-accepted", null, locale),
                entry.date(),
                entry.form(),
                entry.level(),
                entry.hours(),
                other == null ? null : tree.nameOf(other),
                entry.outcome(),
                page(entry, isOwn));
    }

    /** What was not accepted is with its authors; the expert alone knows its title and finds what they said of it. */
    private static boolean isHidden(Entry entry) {
        return entry.kind() == Entry.Kind.REVIEWED && !"accept".equals(entry.outcome());
    }

    private static String page(Entry entry, boolean isOwn) {
        return switch (entry.kind()) {
            case ATTENDED, PRESENTED, ORGANISED -> "/events/" + entry.source();
            case PUBLISHED -> practice(entry);
            case REVIEWED -> isOwn || !isHidden(entry) ? practice(entry) : "";
            // Whoever reads the practice reads what others made of it.
            case ADOPTED, WAS_ADOPTED ->
                entry.adoption() == null ? practice(entry) : "/bank/adoptions/" + entry.adoption();
        };
    }

    private static String practice(Entry entry) {
        return "/bank/" + entry.source();
    }
}
