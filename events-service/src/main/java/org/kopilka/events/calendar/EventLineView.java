package org.kopilka.events.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.reference.Catalogues;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.stereotype.Component;

/**
 * An event in a list.
 *
 * @param startsAt local time at the place, in {@code zone}; {@code endsAt} too
 * @param hours academic hours of 45 minutes
 * @param seats null where there is no limit, and then {@code seatsLeft} is null too
 * @param overdue past, but not closed yet
 * @param mine the reader's part in it, null for none
 */
record EventLineView(
        UUID id,
        String title,
        String form,
        String formName,
        String level,
        String levelName,
        UUID owner,
        String ownerName,
        @Nullable String place,
        LocalDateTime startsAt,
        LocalDateTime endsAt,
        String zone,
        double hours,
        @Nullable Integer seats,
        @Nullable Integer seatsLeft,
        int taken,
        int waiting,
        int came,
        String status,
        @Nullable String cancelledBecause,
        boolean overdue,
        @Nullable MyPart mine) {

    /** Puts names and the reader's part to lines. */
    @Component
    static class Maker {

        private final EventLines lines;
        private final Catalogues catalogues;
        private final InstitutionTree tree;

        Maker(EventLines lines, Catalogues catalogues, InstitutionTree tree) {
            this.lines = lines;
            this.catalogues = catalogues;
            this.tree = tree;
        }

        List<EventLineView> of(List<EventLine> found, Actor reader, Locale language, Instant now) {
            var forms = catalogues.formNames(language.getLanguage());
            var levels = catalogues.levelNames(language.getLanguage());
            var parts = lines.partsOf(
                    reader.person(), found.stream().map(EventLine::id).toList());
            return found.stream()
                    .map(line -> new EventLineView(
                            line.id(),
                            line.title(),
                            line.form(),
                            forms.getOrDefault(line.form(), line.form()),
                            line.level(),
                            levels.getOrDefault(line.level(), line.level()),
                            line.owner(),
                            tree.nameOf(line.owner()),
                            line.place(),
                            line.begins().toLocalDateTime(),
                            line.ends().toLocalDateTime(),
                            line.zone(),
                            line.hours(),
                            line.limit(),
                            line.seatsLeft(),
                            line.counts().taken(),
                            line.counts().waiting(),
                            line.counts().came(),
                            line.status().word(),
                            line.isCancelled() ? line.status().text() : null,
                            line.isOverdue(now),
                            parts.get(line.id())))
                    .toList();
        }
    }
}
