package org.kopilka.staff.record;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMethodistOrHead;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.TableWriter;
import org.kopilka.platform.values.SchoolYear;
import org.kopilka.platform.web.Download;
import org.kopilka.staff.institutions.Institution;
import org.kopilka.staff.institutions.Institutions;
import org.kopilka.staff.people.People;
import org.kopilka.staff.portfolio.Entry;
import org.kopilka.staff.reference.Catalogues;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The record that writes itself: what each institution did, counted from what was recorded where it happened. */
@RestController
@RequestMapping("/api/staff/record")
class RecordController {

    private static final Entry.Kind[] ROLES = {Entry.Kind.ATTENDED, Entry.Kind.PRESENTED, Entry.Kind.ORGANISED};

    /** @param hours academic hours attended; {@code asked} and {@code answered} of survey waves */
    record InstitutionCounts(
            UUID institution,
            String name,
            int people,
            int eventsHeld,
            int attended,
            double hours,
            int presented,
            int published,
            int reviewed,
            int adopted,
            int wasAdopted,
            int asked,
            int answered) {}

    record DistrictRecord(LocalDate from, LocalDate to, List<InstitutionCounts> institutions) {}

    /** @param role ATTENDED, PRESENTED or ORGANISED */
    record QuarterCell(String level, Entry.Kind role, int count, int people) {}

    record QuarterRow(UUID institution, String name, List<QuarterCell> cells) {}

    record LevelView(String code, String name) {}

    /** The table a methodical centre publishes each quarter: institution × level × role. */
    record QuarterTable(LocalDate from, LocalDate to, List<LevelView> levels, List<QuarterRow> rows) {}

    private final Tally tally;
    private final Institutions institutions;
    private final People people;
    private final Catalogues catalogues;
    private final Access access;
    private final MessageSource messages;
    private final Clock clock;

    RecordController(
            Tally tally,
            Institutions institutions,
            People people,
            Catalogues catalogues,
            Access access,
            MessageSource messages,
            Clock clock) {
        this.tally = tally;
        this.institutions = institutions;
        this.people = people;
        this.catalogues = catalogues;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Counts by institution.
     *
     * @param below the node whose institutions are counted
     * @param from first day, by default that of this school year
     * @param to last day, by default today
     */
    @AnyMethodistOrHead
    @GetMapping("/counts")
    DistrictRecord counts(
            Actor actor,
            @RequestParam(defaultValue = "00000000-0000-4000-8000-000000000001") UUID below,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        // Seminars of the district and reviews of its experts are nobody else's.
        var counted = inReach(actor, below);
        var ids = counted.stream().map(Institution::id).toList();
        var today = LocalDate.now(clock);
        var first = from == null ? SchoolYear.of(today).firstDay() : from;
        var last = to == null ? today : to;
        var done = tally.deeds(ids, first, last);
        var hours = tally.hours(ids, first, last);
        var held = tally.eventsHeld(ids, first, last);
        var answers = tally.answers(ids, first, last);
        var staff = people.countByInstitution(ids);
        var rows = counted.stream()
                .filter(node -> node.kind().employs() || held.containsKey(node.id()) || done.containsKey(node.id()))
                .map(institution -> {
                    var id = institution.id();
                    var deeds = done.getOrDefault(id, new EnumMap<>(Entry.Kind.class));
                    var asked = answers.getOrDefault(id, new AskedWave.Part(id, 0, 0));
                    return new InstitutionCounts(
                            id,
                            institution.name(),
                            staff.getOrDefault(id, 0),
                            held.getOrDefault(id, 0),
                            deeds.getOrDefault(Entry.Kind.ATTENDED, 0),
                            hours.getOrDefault(id, 0.0),
                            deeds.getOrDefault(Entry.Kind.PRESENTED, 0),
                            deeds.getOrDefault(Entry.Kind.PUBLISHED, 0),
                            deeds.getOrDefault(Entry.Kind.REVIEWED, 0),
                            deeds.getOrDefault(Entry.Kind.ADOPTED, 0),
                            deeds.getOrDefault(Entry.Kind.WAS_ADOPTED, 0),
                            asked.invited(),
                            asked.answered());
                })
                .toList();
        return new DistrictRecord(first, last, rows);
    }

    /** The same as Download.XLSX. */
    @AnyMethodistOrHead
    @GetMapping(path = "/counts.xlsx", produces = Download.XLSX)
    ResponseEntity<StreamingResponseBody> countsTable(
            Actor actor,
            @RequestParam(defaultValue = "00000000-0000-4000-8000-000000000001") UUID below,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Locale locale) {
        var counts = counts(actor, below, from, to);
        var header = Stream.of(
                        "institution",
                        "people",
                        "eventsHeld",
                        "attended",
                        "hours",
                        "presented",
                        "published",
                        "reviewed",
                        "adopted",
                        "wasAdopted",
                        "asked",
                        "answered")
                .map(column -> text("record." + column, locale))
                .toList();
        StreamingResponseBody body = out -> TableWriter.xlsx(
                out,
                text("record.counts", locale),
                header,
                counts.institutions().stream()
                        .map(row -> List.of(
                                row.name(),
                                row.people(),
                                row.eventsHeld(),
                                row.attended(),
                                row.hours(),
                                row.presented(),
                                row.published(),
                                row.reviewed(),
                                row.adopted(),
                                row.wasAdopted(),
                                row.asked(),
                                row.answered())));
        return Download.of(Download.XLSX, "counts-%s-%s.xlsx".formatted(counts.from(), counts.to()), body);
    }

    /**
     * Participation in a quarter of a calendar year by institution, level and role.
     *
     * @param year such as 2026
     * @param quarter 1 to 4
     */
    @AnyMethodistOrHead
    @GetMapping("/quarter")
    QuarterTable quarter(
            Actor actor,
            @RequestParam(defaultValue = "00000000-0000-4000-8000-000000000001") UUID below,
            @RequestParam @Min(2000) @Max(2100) int year,
            @RequestParam @Min(1) @Max(4) int quarter,
            Locale locale) {
        var from = LocalDate.of(year, quarter * 3 - 2, 1);
        var to = from.plusMonths(3).minusDays(1);
        var counted = counted(actor, below);
        var cells = tally.participations(counted.stream().map(Institution::id).toList(), from, to);
        var levels = catalogues.entries("event-level").stream()
                .filter(level -> cells.stream().anyMatch(cell -> level.code().equals(cell.level())))
                .map(level -> new LevelView(level.code(), level.name(locale.getLanguage())))
                .toList();
        var rows = counted.stream()
                .map(institution -> new QuarterRow(
                        institution.id(),
                        institution.name(),
                        cells.stream()
                                .filter(cell -> cell.institution().equals(institution.id()))
                                .sorted(Comparator.comparing(Tally.Cell::kind))
                                .map(cell -> new QuarterCell(cell.level(), cell.kind(), cell.count(), cell.people()))
                                .toList()))
                .filter(row -> !row.cells().isEmpty())
                .toList();
        return new QuarterTable(from, to, levels, rows);
    }

    /** The same as Download.XLSX: a row for each institution, three columns for each level. */
    @AnyMethodistOrHead
    @GetMapping(path = "/quarter.xlsx", produces = Download.XLSX)
    ResponseEntity<StreamingResponseBody> quarterTable(
            Actor actor,
            @RequestParam(defaultValue = "00000000-0000-4000-8000-000000000001") UUID below,
            @RequestParam @Min(2000) @Max(2100) int year,
            @RequestParam @Min(1) @Max(4) int quarter,
            Locale locale) {
        var table = quarter(actor, below, year, quarter, locale);
        var header = new ArrayList<String>();
        header.add(text("record.institution", locale));
        for (var level : table.levels()) {
            for (var role : ROLES) {
                header.add(level.name() + ": " + text("record.role." + role, locale));
            }
        }
        header.add(text("record.total", locale));
        StreamingResponseBody body = out -> TableWriter.xlsx(
                out,
                "%d-%d".formatted(year, quarter),
                header,
                table.rows().stream().map(row -> line(row, table.levels())));
        return Download.of(Download.XLSX, "quarter-%d-%d.xlsx".formatted(year, quarter), body);
    }

    private static List<Object> line(QuarterRow row, List<LevelView> levels) {
        var line = new ArrayList<Object>();
        line.add(row.name());
        int total = 0;
        for (var level : levels) {
            for (var role : ROLES) {
                int count = row.cells().stream()
                        .filter(cell -> cell.level().equals(level.code()) && cell.role() == role)
                        .mapToInt(QuarterCell::count)
                        .sum();
                line.add(count);
                total += count;
            }
        }
        line.add(total);
        return line;
    }

    /** The working institutions of the node, if the actor may see their sums; else 403. */
    private List<Institution> counted(Actor actor, UUID below) {
        return inReach(actor, below).stream()
                .filter(institution -> institution.kind().employs())
                .toList();
    }

    private List<Institution> inReach(Actor actor, UUID below) {
        var reach = access.reach(actor, Role.METHODIST, Role.HEAD, Role.DISTRICT_METHODIST, Role.NETWORK_ADMIN);
        var node = below.equals(InstitutionTree.ROOT) ? null : below;
        if (node != null && !reach.contains(node)) {
            access.require(actor, node, Role.METHODIST, Role.HEAD, Role.DISTRICT_METHODIST, Role.NETWORK_ADMIN);
        }
        return institutions.below(below).stream()
                .filter(institution -> reach.contains(institution.id()))
                .toList();
    }

    private String text(String code, Locale locale) {
        return messages.getMessage(code, null, locale);
    }
}
