package org.kopilka.events.attendance.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.Event;
import org.kopilka.events.attendance.Participant;
import org.kopilka.events.attendance.Participation;
import org.kopilka.events.attendance.Participation.Role;
import org.kopilka.events.attendance.Seats;
import org.kopilka.events.people.People;
import org.kopilka.events.people.Person;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.TableWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The sheet that hangs on the door and then lies with the order: who was there, as what, for how many hours. */
@Component
class AttendanceSheet {

    private static final List<String> COLUMNS =
            List.of("number", "name", "institution", "role", "came", "hours", "signature");

    private final ParticipantViews participants;
    private final People people;
    private final InstitutionTree tree;
    private final MessageSource messages;

    AttendanceSheet(ParticipantViews participants, People people, InstitutionTree tree, MessageSource messages) {
        this.participants = participants;
        this.people = people;
        this.tree = tree;
        this.messages = messages;
    }

    String fileName(Event event, Locale language) {
        var title = event.plan().title().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ");
        return "%s %s %s.xlsx"
                .formatted(word("file", language), event.plan().time().day(), title);
    }

    /** Everybody who stands on it. */
    List<UUID> people(Event event) {
        var plan = event.plan();
        return Stream.of(
                        plan.presenters().stream(),
                        Stream.of(plan.organiser()),
                        event.seats().taken().stream().map(Seats.Seat::who))
                .flatMap(all -> all)
                .map(Participant::person)
                .toList();
    }

    byte[] xlsx(Event event, Locale language) {
        var out = new ByteArrayOutputStream();
        try {
            TableWriter.xlsx(
                    out,
                    word("file", language),
                    COLUMNS.stream().map(column -> word(column, language)).toList(),
                    rows(event, language).stream());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private List<List<@Nullable Object>> rows(Event event, Locale language) {
        var hours = new HashMap<Participation.Key, Double>();
        event.participations().forEach(credit -> hours.put(credit.key(), credit.hours()));
        var rows = new ArrayList<List<@Nullable Object>>();
        var plan = event.plan();
        var running = Stream.concat(plan.presenters().stream(), Stream.of(plan.organiser()))
                .toList();
        var known = people.find(running.stream().map(Participant::person).toList());
        plan.presenters().forEach(who -> rows.add(running(rows, who, Role.PRESENTER, known, hours, language)));
        rows.add(running(rows, plan.organiser(), Role.ORGANISER, known, hours, language));
        participants.of(event, _ -> true, _ -> false).stream()
                .filter(view -> view.state().equals("seated"))
                .forEach(view -> rows.add(row(
                        rows.size() + 1,
                        view.name(),
                        view.institutionName(),
                        word("participant", language),
                        view.came() == null ? null : word(view.came() ? "yes" : "no", language),
                        hours.get(new Participation.Key(view.person(), Role.PARTICIPANT)))));
        return rows;
    }

    private List<@Nullable Object> running(
            List<?> before,
            Participant who,
            Role role,
            Map<UUID, Person> known,
            Map<Participation.Key, Double> hours,
            Locale language) {
        var person = known.get(who.person());
        return row(
                before.size() + 1,
                person == null ? null : person.name(),
                tree.nameOf(who.institution()),
                word(role.name().toLowerCase(Locale.ROOT), language),
                null,
                hours.get(new Participation.Key(who.person(), role)));
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        var row = new ArrayList<@Nullable Object>();
        for (var cell : cells) {
            row.add(cell);
        }
        return row;
    }

    private String word(String name, Locale language) {
        return messages.getMessage("sheet." + name, null, language);
    }
}
