package org.kopilka.bank.adoption;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
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

/** One adoption from the decision to its result and to a variant of one's own. */
@RestController
@RequestMapping("/api/bank/adoptions")
class AdoptionController {

    /** @param institution where it is to be done, not the one whose experience it is */
    record NewAdoption(
            @NotNull UUID practice,
            @NotNull UUID institution,
            @NotNull @Valid GivenPlan plan) {}

    /** @param practice the draft that began */
    record Variant(UUID practice, long version) {}

    private final TakeUpPractice takeUp;
    private final Adoptions adoptions;
    private final Variants variants;
    private final Practices practices;
    private final AdoptionViews views;
    private final NewIds ids;

    AdoptionController(
            TakeUpPractice takeUp,
            Adoptions adoptions,
            Variants variants,
            Practices practices,
            AdoptionViews views,
            NewIds ids) {
        this.takeUp = takeUp;
        this.adoptions = adoptions;
        this.variants = variants;
        this.practices = practices;
        this.views = views;
        this.ids = ids;
    }

    /** One adoption; whoever reads the practice reads it. */
    @AnyMember
    @GetMapping("/{id}")
    ResponseEntity<AdoptionView> show(Actor actor, @PathVariable UUID id) {
        return answer(actor, views.readable(actor, id));
    }

    /** Takes up the published edition of another institution's practice, or decides against it with a reason. */
    @AnyMember
    @PostMapping
    @Succeeds(201)
    ResponseEntity<AdoptionView> begin(Actor actor, @Valid @RequestBody NewAdoption body) {
        var begun = takeUp.begin(actor, ids.next(), body.practice(), body.institution(), body.plan());
        return Versioned.created("/api/bank/adoptions/" + begun.id(), views.of(actor, begun), begun.version());
    }

    /** Puts down decision, own conditions and changes anew. */
    @AnyMember
    @PutMapping("/{id}/plan")
    ResponseEntity<AdoptionView> decide(
            Actor actor, @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody GivenPlan body) {
        var adoption = writable(actor, id, expected);
        return answer(actor, takeUp.decide(adoption, practice(adoption), body));
    }

    /** Tells what came of it; told again it replaces what was told. */
    @AnyMember
    @PutMapping("/{id}/report")
    ResponseEntity<AdoptionView> report(
            Actor actor, @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody GivenReport body) {
        var adoption = writable(actor, id, expected);
        return answer(actor, takeUp.report(adoption, practice(adoption), body));
    }

    /** Cancels what was entered by mistake; 409 {@code has-variant} once a practice grew out of it. */
    @AnyMember
    @DeleteMapping("/{id}")
    @Succeeds(204)
    ResponseEntity<Void> cancel(Actor actor, @PathVariable UUID id, ExpectedVersion expected) {
        var adoption = writable(actor, id, expected);
        takeUp.cancel(adoption, practice(adoption));
        return ResponseEntity.noContent().build();
    }

    /** Begins a practice of the adopter's own out of it: a draft that others may take up in turn once published. */
    @AnyMember
    @PostMapping("/{id}/variant")
    @Succeeds(201)
    ResponseEntity<Variant> grow(Actor actor, @PathVariable UUID id) {
        var adoption = views.readable(actor, id);
        views.requireWriter(actor, adoption);
        var begun = variants.begin(actor, ids.next(), adoption);
        var variant = new Variant(begun.id(), begun.version());
        return Versioned.created("/api/bank/practices/" + begun.id(), variant, begun.version());
    }

    private Adoption writable(Actor actor, UUID id, ExpectedVersion expected) {
        var adoption = views.readable(actor, id);
        views.requireWriter(actor, adoption);
        expected.check(adoption.version());
        return adoption;
    }

    private Practice practice(Adoption adoption) {
        return practices.find(adoption.practice()).orElseThrow(Refusal::notFound);
    }

    private ResponseEntity<AdoptionView> answer(Actor actor, Adoption adoption) {
        return Versioned.ok(views.of(actor, adoption), adoption.version());
    }
}
