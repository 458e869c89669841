package org.kopilka.events.attendance.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.EventAccess;
import org.kopilka.events.attendance.EventRefusals;
import org.kopilka.events.attendance.GiveSeatBack;
import org.kopilka.events.attendance.MarkAttendance;
import org.kopilka.events.attendance.Ruling.Done;
import org.kopilka.events.attendance.Ruling.Refused;
import org.kopilka.events.attendance.Ruling.Standing;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.web.Download;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who signed up and who came. */
@RestController
@RequestMapping("/api/events/events/{id}")
class AttendanceController {

    record Marks(@NotEmpty @Size(max = 5_000) List<@NotNull @Valid MarkOf> marks) {}

    /** @param came null takes the mark back */
    record MarkOf(@NotNull UUID person, @Nullable Boolean came) {}

    private final EventAccess access;
    private final MarkAttendance mark;
    private final GiveSeatBack giveBack;
    private final ParticipantViews views;
    private final AttendanceSheet sheet;
    private final Audit audit;

    AttendanceController(
            EventAccess access,
            MarkAttendance mark,
            GiveSeatBack giveBack,
            ParticipantViews views,
            AttendanceSheet sheet,
            Audit audit) {
        this.access = access;
        this.mark = mark;
        this.giveBack = giveBack;
        this.views = views;
        this.sheet = sheet;
        this.audit = audit;
    }

    /**
     * Those with a seat in the order of their names, then those who wait in theirs. Organiser and methodists of the
     * event see all, other methodists the people of their own institutions.
     */
    @AnyMember
    @ShowsRecords
    @GetMapping("/seats")
    List<ParticipantView> participants(@PathVariable UUID id, Actor actor) {
        var event = access.find(actor, id);
        access.requireRunsOrSends(actor, event);
        var shown = views.of(
                event,
                institution -> access.runs(actor, event) || access.answersFor(actor, event, institution),
                who -> giveBack.isOpenTo(actor, event, who));
        audit.looked(
                actor, "attendance", shown.stream().map(ParticipantView::person).toList());
        return shown;
    }

    /**
     * Marks who came, many at once; the others' marks stay. Whoever has no seat is added as a walk-in. From the morning
     * of the day on, and later to correct it.
     */
    @AnyMember
    @ShowsRecords
    @PatchMapping("/attendance")
    List<ParticipantView> mark(@PathVariable UUID id, @Valid @RequestBody Marks body, Actor actor) {
        var marks = new LinkedHashMap<UUID, @Nullable Boolean>();
        body.marks().forEach(each -> marks.put(each.person(), each.came()));
        return switch (mark.handle(actor, id, marks)) {
            case Done _, Standing _ -> {
                audit.changed(actor.person(), actor.name(), "attendance", marks.keySet());
                yield participants(id, actor);
            }
            case Refused refused -> throw EventRefusals.of(refused);
        };
    }

    /** The attendance sheet as a table, in the reader's language, with a column to sign in. */
    @AnyMember
    @ShowsRecords
    @GetMapping(path = "/attendance.xlsx", produces = Download.XLSX)
    ResponseEntity<byte[]> sheet(@PathVariable UUID id, Actor actor, Locale language) {
        var event = access.find(actor, id);
        access.requireRuns(actor, event);
        audit.looked(actor, "attendance", sheet.people(event));
        return Download.of(Download.XLSX, sheet.fileName(event, language), sheet.xlsx(event, language));
    }
}
