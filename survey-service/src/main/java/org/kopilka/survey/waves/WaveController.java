package org.kopilka.survey.waves;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMethodist;
import org.kopilka.platform.actor.AnyMethodistOrHead;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.Page;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Refuses;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.platform.web.Versioned;
import org.kopilka.survey.forms.FormView;
import org.kopilka.survey.people.Educators;
import org.kopilka.survey.tickets.Ticket;
import org.kopilka.survey.tickets.Tickets;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Waves as those see them who ask: methodists and heads. */
@RestController
@RequestMapping("/api/surveys/waves")
class WaveController {

    record InstitutionRef(UUID id, String name) {}

    record PartView(UUID institution, String name, int invited, int answered) {}

    /** @param accounts invited, to which the institution made links shortly before the wave or while it was open */
    record MadeView(UUID institution, String name, int accounts) {}

    /**
     * @param version what If-Match takes; it stands still while answers are counted
     * @param inviting whether invitations are still being made
     * @param settled whether every answer is counted for good
     * @param invited of the whole wave for those who ask it, else of the parts told; {@code answered} too
     * @param parts of the reader's institutions; of an anonymous wave only those where a count tells of five or more
     * @param made by the institutions below the reader's; in what these see they do not count for the fewest
     * @param editable whether the reader may change, open and close it
     */
    record WaveView(
            UUID id,
            long version,
            String title,
            UUID owner,
            String ownerName,
            @Nullable UUID questionnaire,
            List<InstitutionRef> institutions,
            LocalDate opens,
            LocalDate closes,
            boolean anonymous,
            Wave.Origin origin,
            Wave.Status status,
            boolean inviting,
            boolean settled,
            @Nullable LocalDate remindedOn,
            int invited,
            int answered,
            List<PartView> parts,
            List<MadeView> made,
            boolean editable) {}

    record EditedWave(
            @NotBlank @Size(max = 200) String title,
            @NotNull UUID questionnaire,
            @NotEmpty @Size(max = 1000) List<@NotNull UUID> institutions,
            @NotNull LocalDate opens,
            @NotNull LocalDate closes,
            boolean anonymous) {

        Wave.Plan plan() {
            return new Wave.Plan(title, institutions, opens, closes, anonymous);
        }
    }

    record NewWave(@NotNull UUID owner, @NotNull @Valid EditedWave plan) {}

    enum WantedStatus {
        OPEN,
        CLOSED;

        @com.fasterxml.jackson.annotation.JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record StatusChange(@NotNull WantedStatus status) {}

    record WaitingView(UUID person, String name, UUID institution, String institutionName) {}

    private static final int MOST_WAITING = 2_000;

    private final ManageWaves manage;
    private final Waves waves;
    private final WaveForms forms;
    private final WaveAccess access;
    private final Tickets tickets;
    private final Educators educators;
    private final InstitutionTree tree;
    private final Audit audit;

    WaveController(
            ManageWaves manage,
            Waves waves,
            WaveForms forms,
            WaveAccess access,
            Tickets tickets,
            Educators educators,
            InstitutionTree tree,
            Audit audit) {
        this.manage = manage;
        this.waves = waves;
        this.forms = forms;
        this.access = access;
        this.tickets = tickets;
        this.educators = educators;
        this.tree = tree;
        this.audit = audit;
    }

    /** Waves of the reader's institutions and those that ask them, the latest first. */
    @AnyMethodistOrHead
    @GetMapping
    Page<WaveView> list(
            Actor actor,
            @RequestParam(required = false) Wave.@Nullable Status status,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var which = new ArrayList<Criteria>();
        which.add(access.visibleTo(actor));
        which.add(Cursor.behind(Cursor.decode(after), "opens", Sort.Direction.DESC, LocalDate::parse));
        if (status != null) {
            which.add(Criteria.where("status").is(status));
        }
        return Page.of(
                waves.list(new Criteria().andOperator(which), limit + 1),
                limit,
                wave -> view(actor, wave),
                last -> new Cursor(last.opens().toString(), last.id()));
    }

    @AnyMethodistOrHead
    @GetMapping("/{id}")
    ResponseEntity<WaveView> show(Actor actor, @PathVariable UUID id) {
        return answer(actor, seen(actor, id));
    }

    /** The questions of a wave as they are asked. */
    @AnyMethodistOrHead
    @GetMapping("/{id}/questions")
    FormView questions(Actor actor, @PathVariable UUID id) {
        return FormView.of(forms.of(seen(actor, id)).form());
    }

    /** Plans a wave: nobody sees it before it is opened. */
    @AnyMethodist
    @PostMapping
    @Succeeds(201)
    ResponseEntity<WaveView> plan(Actor actor, @Valid @RequestBody NewWave body) {
        var wave = manage.plan(
                actor, body.owner(), body.plan().questionnaire(), body.plan().plan());
        return Versioned.created("/api/surveys/waves/" + wave.id(), view(actor, wave), wave.revision());
    }

    /** A draft may change in all; an open wave only its title, its last day and by asking more institutions. */
    @AnyMethodist
    @PutMapping("/{id}")
    ResponseEntity<WaveView> change(
            Actor actor, @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody EditedWave body) {
        return answer(actor, manage.change(actor, id, expected, body.questionnaire(), body.plan()));
    }

    /** Opens a draft, which invites everybody who works at its institutions, or closes an open wave for good. */
    @AnyMethodist
    @PutMapping("/{id}/status")
    ResponseEntity<WaveView> changeStatus(
            Actor actor, @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody StatusChange body) {
        return answer(
                actor,
                switch (body.status()) {
                    case OPEN -> manage.open(actor, id, expected);
                    case CLOSED -> manage.close(actor, id, expected);
                });
    }

    /** Marks the wave as recalled today; whoever has not answered sees it first in their list. Once a day is enough. */
    @AnyMethodist
    @PostMapping("/{id}/reminders")
    ResponseEntity<WaveView> remind(Actor actor, @PathVariable UUID id) {
        return answer(actor, manage.remind(actor, id));
    }

    /** Who has not answered yet; refused with 409 {@code wave-anonymous} where answers carry no names. */
    @AnyMethodistOrHead
    @ShowsRecords
    @Refuses({409})
    @GetMapping("/{id}/waiting")
    List<WaitingView> waiting(Actor actor, @PathVariable UUID id) {
        var wave = seen(actor, id);
        if (wave.anonymous()) {
            throw new Refusal(HttpStatus.CONFLICT, "wave-anonymous");
        }
        var open = tickets.waiting(id, access.reach(actor), MOST_WAITING);
        audit.looked(actor, "waiting", open.stream().map(Ticket::person).toList());
        var names = new java.util.HashMap<UUID, String>();
        educators
                .find(open.stream().map(Ticket::person).toList())
                .forEach(educator -> names.put(educator.id(), educator.fullName()));
        return open.stream()
                .map(ticket -> new WaitingView(
                        ticket.person(),
                        names.getOrDefault(ticket.person(), ""),
                        ticket.institution(),
                        tree.nameOf(ticket.institution())))
                .toList();
    }

    @AnyMethodist
    @DeleteMapping("/{id}")
    @Succeeds(204)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID id, ExpectedVersion expected) {
        manage.delete(actor, id, expected);
        return ResponseEntity.noContent().build();
    }

    private Wave seen(Actor actor, UUID id) {
        return waves.find(id).filter(wave -> access.sees(actor, wave)).orElseThrow(Refusal::notFound);
    }

    private ResponseEntity<WaveView> answer(Actor actor, Wave wave) {
        return Versioned.ok(view(actor, wave), wave.revision());
    }

    private WaveView view(Actor actor, Wave wave) {
        var reach = access.reach(actor);
        var parts = wave.toldParts().stream()
                .filter(part -> reach.contains(part.institution()))
                .toList();
        var isWhole = access.isOverseerOf(actor, wave);
        return new WaveView(
                wave.id(),
                wave.revision(),
                wave.title(),
                wave.owner(),
                tree.nameOf(wave.owner()),
                wave.questionnaire(),
                wave.institutions().stream()
                        .map(id -> new InstitutionRef(id, tree.nameOf(id)))
                        .toList(),
                wave.opens(),
                wave.closes(),
                wave.anonymous(),
                wave.origin(),
                wave.status(),
                wave.status() == Wave.Status.OPEN && !wave.invitationsOut(),
                wave.settled(),
                wave.remindedOn(),
                isWhole
                        ? wave.invited()
                        : parts.stream().mapToInt(Wave.Part::invited).sum(),
                isWhole
                        ? wave.answered()
                        : parts.stream().mapToInt(Wave.Part::answered).sum(),
                parts.stream()
                        .map(part -> new PartView(
                                part.institution(), tree.nameOf(part.institution()), part.invited(), part.answered()))
                        .toList(),
                madeBelow(actor, wave),
                access.changes(actor, wave));
    }

    private List<MadeView> madeBelow(Actor actor, Wave wave) {
        var below = new HashSet<>(access.reach(actor));
        below.removeAll(access.nodes(actor));
        var accounts = new TreeMap<UUID, Integer>();
        wave.asking().made().stream()
                .filter(made -> below.contains(made.under()))
                .forEach(made -> accounts.merge(made.under(), made.invited(), Integer::sum));
        return accounts.entrySet().stream()
                .map(made -> new MadeView(made.getKey(), tree.nameOf(made.getKey()), made.getValue()))
                .toList();
    }
}
