package org.kopilka.survey.waves;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.documents.RetryOnLostRace;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Refusal;
import org.kopilka.survey.questionnaires.Questionnaires;
import org.kopilka.survey.tickets.Tickets;
import org.kopilka.survey.waves.Wave.Plan;
import org.kopilka.survey.waves.Wave.Status;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Plans, opens and closes waves. Counting goes on meanwhile, so each step may meet a newer version and is tried anew. */
@Service
class ManageWaves {

    private final Waves waves;
    private final WaveForms forms;
    private final WaveAccess waveAccess;
    private final Questionnaires questionnaires;
    private final Tickets tickets;
    private final Access access;
    private final InstitutionTree tree;
    private final NewIds ids;
    private final Clock clock;

    ManageWaves(
            Waves waves,
            WaveForms forms,
            WaveAccess waveAccess,
            Questionnaires questionnaires,
            Tickets tickets,
            Access access,
            InstitutionTree tree,
            NewIds ids,
            Clock clock) {
        this.waves = waves;
        this.forms = forms;
        this.waveAccess = waveAccess;
        this.questionnaires = questionnaires;
        this.tickets = tickets;
        this.access = access;
        this.tree = tree;
        this.ids = ids;
        this.clock = clock;
    }

    Wave plan(Actor actor, UUID owner, UUID questionnaire, Plan plan) {
        access.requireMethodistOf(actor, owner);
        check(actor, plan);
        var form = questionnaires
                .find(questionnaire, actor)
                .orElseThrow(() -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-questionnaire"))
                .form();
        return waves.save(
                Wave.draft(ids.next(), owner, questionnaire, forms.keep(form), distinct(plan), clock.instant()));
    }

    /** A draft may change in all; an open wave only its title, its last day and by asking more institutions. */
    @RetryOnLostRace
    public Wave change(Actor actor, UUID id, ExpectedVersion expected, UUID questionnaire, Plan plan) {
        var wave = changeable(actor, id, expected);
        check(actor, plan);
        if (wave.status() == Status.CLOSED) {
            throw new Refusal(HttpStatus.CONFLICT, "wave-closed");
        }
        if (wave.status() == Status.OPEN) {
            var kept = plan.institutions().containsAll(wave.institutions())
                    && plan.opens().equals(wave.opens())
                    && plan.anonymous() == wave.anonymous()
                    && questionnaire.equals(wave.questionnaire());
            if (!kept) {
                throw new Refusal(HttpStatus.CONFLICT, "wave-open");
            }
            return waves.save(wave.edited(distinct(plan), questionnaire, wave.form()));
        }
        var form = questionnaires
                .find(questionnaire, actor)
                .orElseThrow(() -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-questionnaire"))
                .form();
        return waves.save(wave.edited(distinct(plan), questionnaire, forms.keep(form)));
    }

    @RetryOnLostRace
    public Wave open(Actor actor, UUID id, ExpectedVersion expected) {
        var wave = changeable(actor, id, expected);
        return switch (wave.status()) {
            case OPEN -> wave;
            case CLOSED -> throw new Refusal(HttpStatus.CONFLICT, "wave-closed");
            case DRAFT -> {
                if (wave.closes().isBefore(LocalDate.now(clock))) {
                    throw new Refusal(HttpStatus.CONFLICT, "wave-past");
                }
                yield waves.save(wave.opened(clock.instant()));
            }
        };
    }

    @RetryOnLostRace
    public Wave close(Actor actor, UUID id, ExpectedVersion expected) {
        var wave = changeable(actor, id, expected);
        return switch (wave.status()) {
            case OPEN -> waves.save(wave.closed(clock.instant()));
            case CLOSED -> wave;
            case DRAFT -> throw new Refusal(HttpStatus.CONFLICT, "wave-draft");
        };
    }

    @RetryOnLostRace
    public Wave remind(Actor actor, UUID id) {
        var wave = changeable(actor, id, ExpectedVersion.ANY);
        if (wave.status() != Status.OPEN) {
            throw new Refusal(HttpStatus.CONFLICT, "wave-closed");
        }
        var today = LocalDate.now(clock);
        return today.equals(wave.remindedOn()) ? wave : waves.save(wave.reminded(today));
    }

    /** Drafts, and waves loaded from a table; what people answered here is not thrown away. */
    void delete(Actor actor, UUID id, ExpectedVersion expected) {
        var wave = changeable(actor, id, expected);
        if (wave.status() != Status.DRAFT) {
            throw new Refusal(HttpStatus.CONFLICT, "wave-answered");
        }
        waves.delete(wave);
    }

    @Scheduled(fixedDelay = 60_000)
    void closeWhatIsOver() {
        waves.openPast(LocalDate.now(clock)).forEach(wave -> waves.save(wave.closed(clock.instant())));
    }

    private Wave changeable(Actor actor, UUID id, ExpectedVersion expected) {
        var wave = waves.find(id).filter(found -> waveAccess.sees(actor, found)).orElseThrow(Refusal::notFound);
        access.requireMethodistOf(actor, wave.owner());
        expected.check(wave.revision());
        return wave;
    }

    private void check(Actor actor, Plan plan) {
        if (plan.closes().isBefore(plan.opens())) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "wave-days");
        }
        plan.institutions().forEach(institution -> {
            if (tree.find(institution).isEmpty()) {
                throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-institution");
            }
            access.requireMethodistOf(actor, institution);
        });
    }

    private static Plan distinct(Plan plan) {
        return new Plan(
                plan.title().strip(),
                List.copyOf(new LinkedHashSet<>(plan.institutions())),
                plan.opens(),
                plan.closes(),
                plan.anonymous());
    }
}
