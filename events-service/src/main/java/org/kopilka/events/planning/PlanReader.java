package org.kopilka.events.planning;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.Participant;
import org.kopilka.events.attendance.Plan;
import org.kopilka.events.attendance.Whereabouts;
import org.kopilka.events.reference.Catalogues;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes a plan of what was sent, or says all that is wrong with it at once, each with its place. */
@Component
class PlanReader {

    /** @param pointer RFC 6901, into the request's body */
    record InputError(String pointer, String message) {}

    private final Catalogues catalogues;
    private final Whereabouts whereabouts;
    private final InstitutionTree tree;
    private final MessageSource messages;
    private final ZoneId usualZone;

    PlanReader(
            Catalogues catalogues,
            Whereabouts whereabouts,
            InstitutionTree tree,
            MessageSource messages,
            ZoneId usualZone) {
        this.catalogues = catalogues;
        this.whereabouts = whereabouts;
        this.tree = tree;
        this.messages = messages;
        this.usualZone = usualZone;
    }

    /** @param before the plan that is changed; whoever was in it may stay even if staff-service knows them no more */
    Plan read(EditedEvent sent, Actor actor, @Nullable Plan before) {
        var errors = new ArrayList<InputError>();
        var time = new Plan.Time(sent.startsAt(), sent.endsAt(), zone(sent.zone(), errors));
        checkWords(sent, time, errors);
        var people = people(sent, time, before);
        var plan = new Plan(
                sent.title().strip(),
                sent.form(),
                sent.level(),
                visibility(sent.visibility(), errors),
                text(sent.description()),
                text(sent.problem()),
                text(sent.place()),
                time,
                sent.hours(),
                new Plan.Limits(sent.seats(), sent.perInstitution(), sent.registerUntil()),
                organiser(sent, time, actor, people, errors),
                presenters(sent, people, errors));
        plan.faults().forEach(fault -> errors.add(error(fault.pointer(), word(fault))));
        if (!errors.isEmpty()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "input").with("errors", errors);
        }
        return plan;
    }

    private void checkWords(EditedEvent sent, Plan.Time time, List<InputError> errors) {
        if (!catalogues.isFormOn(sent.form(), time.day())) {
            errors.add(error("/form", "no-such-form"));
        }
        if (!catalogues.isLevelOn(sent.level(), time.day())) {
            errors.add(error("/level", "no-such-level"));
        }
        if (tree.find(sent.owner()).isEmpty()) {
            errors.add(error("/owner", "no-such-institution"));
        }
    }

    private ZoneId zone(@Nullable String name, List<InputError> errors) {
        try {
            return name == null || name.isBlank() ? usualZone : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            errors.add(error("/zone", "no-such-zone"));
            return usualZone;
        }
    }

    private Visibility visibility(EditedEvent.Seen sent, List<InputError> errors) {
        if (sent.kind() != Visibility.Kind.CHOSEN) {
            return new Visibility(sent.kind(), Set.of());
        }
        var chosen = Objects.requireNonNullElse(sent.chosen(), Set.<UUID>of());
        if (chosen.isEmpty()) {
            errors.add(error("/visibility/chosen", "nothing-chosen"));
        }
        if (chosen.stream().anyMatch(id -> tree.find(id).isEmpty())) {
            errors.add(error("/visibility/chosen", "no-such-institution"));
        }
        return new Visibility(sent.kind(), chosen);
    }

    private Map<UUID, Participant> people(EditedEvent sent, Plan.Time time, @Nullable Plan before) {
        var named = new ArrayList<UUID>(Objects.requireNonNullElse(sent.presenters(), List.of()));
        if (sent.organiser() != null) {
            named.add(sent.organiser());
        }
        var people = new HashMap<UUID, Participant>();
        if (before != null) {
            before.presenters().forEach(who -> people.put(who.person(), who));
            people.put(before.organiser().person(), before.organiser());
        }
        people.putAll(whereabouts.find(named, time.day()));
        return people;
    }

    private Participant organiser(
            EditedEvent sent, Plan.Time time, Actor actor, Map<UUID, Participant> people, List<InputError> errors) {
        if (sent.organiser() == null || sent.organiser().equals(actor.person())) {
            return whereabouts
                    .find(actor, time.day(), null)
                    .orElseGet(() -> new Participant(actor.person(), sent.owner()));
        }
        var found = people.get(sent.organiser());
        if (found == null) {
            errors.add(error("/organiser", "no-such-person"));
            return new Participant(sent.organiser(), sent.owner());
        }
        return found;
    }

    private List<Participant> presenters(EditedEvent sent, Map<UUID, Participant> people, List<InputError> errors) {
        var presenters = new ArrayList<Participant>();
        var asked = Objects.requireNonNullElse(sent.presenters(), List.<UUID>of());
        for (int i = 0; i < asked.size(); i++) {
            var found = people.get(asked.get(i));
            if (found == null) {
                errors.add(error("/presenters/" + i, "no-such-person"));
            } else if (!presenters.contains(found)) {
                presenters.add(found);
            }
        }
        return presenters;
    }

    private InputError error(String pointer, String word) {
        return new InputError(pointer, messages.getMessage("plan." + word, null, LocaleContextHolder.getLocale()));
    }

    private static String word(Plan.Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String text(@Nullable String sent) {
        return sent == null || sent.isBlank() ? null : sent.strip();
    }
}
