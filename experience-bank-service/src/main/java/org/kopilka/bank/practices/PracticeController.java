package org.kopilka.bank.practices;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.platform.web.Versioned;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A practice from its draft to its editions: every member writes for their own institution. */
@RestController
@RequestMapping("/api/bank/practices")
class PracticeController {

    record WithdrawnPractice(@NotBlank @Size(max = 1_000) String reason) {}

    /** @param agreed whether the caller is one of the authors; false declines */
    record AuthorshipBody(@NotNull Boolean agreed) {}

    private final WritePractice write;
    private final SubmitPractice submit;
    private final Practices practices;
    private final Rights rights;
    private final PracticeViews views;
    private final Audit audit;
    private final NewIds ids;
    private final Clock clock;

    PracticeController(
            WritePractice write,
            SubmitPractice submit,
            Practices practices,
            Rights rights,
            PracticeViews views,
            Audit audit,
            NewIds ids,
            Clock clock) {
        this.write = write;
        this.submit = submit;
        this.practices = practices;
        this.rights = rights;
        this.views = views;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** One practice: what the reader may see of it, and do with it; an expert finds their judgement of it. */
    @AnyMember
    @ShowsRecords
    @GetMapping("/{id}")
    ResponseEntity<PracticeView> show(Actor actor, @PathVariable UUID id) {
        var practice = rights.known(actor, id);
        var isAnothersWork = rights.readsWork(actor, practice) && !practice.isBy(actor.person());
        audit.looked(
                actor,
                "draft",
                isAnothersWork ? practice.authors().stream().map(Author::person).toList() : List.of());
        return answer(actor, practice);
    }

    /**
     * The text of one edition, as citations name it. After a withdrawal no edition is shown any more.
     *
     * @param number from 1
     */
    @AnyMember
    @GetMapping("/{id}/editions/{number}")
    Edition edition(Actor actor, @PathVariable UUID id, @PathVariable @Min(1) @Max(10_000) int number) {
        var practice = rights.readable(actor, id);
        if (!practice.isPublished()) {
            throw Refusal.notFound();
        }
        return practices.edition(practice, number).orElseThrow(Refusal::notFound);
    }

    /** Begins a draft; it may lack anything. */
    @AnyMember
    @PostMapping
    @Succeeds(201)
    ResponseEntity<PracticeView> begin(Actor actor, @Valid @RequestBody EditedPractice body) {
        var begun = write.begin(actor, ids.next(), body);
        return Versioned.created("/api/bank/practices/" + begun.id(), views.of(actor, begun), begun.version());
    }

    /** Puts down the text; of a published practice it begins the next edition, and readers keep the published one. */
    @AnyMember
    @PutMapping("/{id}")
    ResponseEntity<PracticeView> write(
            Actor actor, @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody EditedPractice body) {
        return answer(actor, write.write(actor, writable(actor, id, expected), body));
    }

    /** Answers whether the caller, who is named as an author, is one; 404 for whoever is not asked. */
    @AnyMember
    @PostMapping("/{id}/authorship")
    @Succeeds(204)
    ResponseEntity<Void> answer(Actor actor, @PathVariable UUID id, @Valid @RequestBody AuthorshipBody body) {
        write.answer(actor, id, body.agreed());
        return ResponseEntity.noContent().build();
    }

    /** Sends the text to the experts; the answer warns of practices with much the same text. */
    @AnyMember
    @PostMapping("/{id}/submission")
    ResponseEntity<PracticeView> submit(Actor actor, @PathVariable UUID id, ExpectedVersion expected) {
        return answer(actor, submit.handle(writable(actor, id, expected)));
    }

    /** Takes the text back before an expert has taken it. */
    @AnyMember
    @DeleteMapping("/{id}/submission")
    ResponseEntity<PracticeView> recall(Actor actor, @PathVariable UUID id, ExpectedVersion expected) {
        var practice = writable(actor, id, expected);
        return answer(actor, practices.save(practice, practice.recalled(clock.instant())));
    }

    /** Takes a published practice back; its name, its authors and what others made of it stay. */
    @AnyMember
    @PostMapping("/{id}/withdrawal")
    ResponseEntity<PracticeView> withdraw(
            Actor actor, @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody WithdrawnPractice body) {
        var practice = writable(actor, id, expected);
        return answer(
                actor, practices.save(practice, practice.withdrawn(body.reason().strip(), clock.instant())));
    }

    /** Throws away what was never published. */
    @AnyMember
    @DeleteMapping("/{id}")
    @Succeeds(204)
    ResponseEntity<Void> discard(Actor actor, @PathVariable UUID id, ExpectedVersion expected) {
        var practice = writable(actor, id, expected);
        practices.save(practice, practice.discarded(clock.instant()));
        return ResponseEntity.noContent().build();
    }

    private Practice writable(Actor actor, UUID id, ExpectedVersion expected) {
        var practice = rights.writable(actor, id);
        expected.check(practice.version());
        return practice;
    }

    private ResponseEntity<PracticeView> answer(Actor actor, Practice practice) {
        return Versioned.ok(views.of(actor, practice), practice.version());
    }
}
