package org.kopilka.staff.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.actor.AnyMethodistOrAdmin;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.Page;
import org.kopilka.platform.web.Succeeds;
import org.springframework.data.domain.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Claims: an institution says that somebody of another works with it too. Those who keep the person confirm or decline;
 * until then the institution sees of the person what everybody sees, and its claim.
 */
@RestController
class ClaimController {

    /** @param confirmed whether the person works there; false declines */
    record AnswerBody(@NotNull Boolean confirmed) {}

    private final Claims claims;
    private final Audit audit;

    ClaimController(Claims claims, Audit audit) {
        this.claims = claims;
        this.audit = audit;
    }

    /**
     * The claims that wait for the caller, and those made for institutions of theirs.
     *
     * @param waiting only those that the caller decides on
     * @param limit how many people to look through at once: a page has the claims to these, which may be fewer
     */
    @AnyMember
    @ShowsRecords
    @GetMapping("/api/staff/claims")
    Page<ClaimView> list(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean waiting,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var behind = Cursor.behind(Cursor.decode(after), "order", Sort.Direction.ASC, text -> text);
        var page = Page.of(
                claims.list(actor, behind, limit + 1),
                limit,
                person -> claims.of(actor, person),
                last -> new Cursor(last.order(), last.id()));
        var items = page.items().stream()
                .flatMap(ofOne -> ofOne.stream())
                .filter(claim -> !waiting || claim.may().contains("decide"))
                .toList();
        audit.looked(actor, "claim", items.stream().map(ClaimView::person).toList());
        return new Page<>(items, page.next());
    }

    /** Says that the person works at an institution of the caller's; those who keep the person are asked. */
    @AnyMethodistOrAdmin
    @PostMapping("/api/staff/people/{id}/claims")
    @Succeeds(201)
    ResponseEntity<ClaimView> ask(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody PersonController.PostBody body) {
        var claim = claims.ask(actor, id, body);
        return ResponseEntity.created(URI.create("/api/staff/people/%s/claims/%s".formatted(id, claim.id())))
                .body(claim);
    }

    /** Confirms or declines. A confirmed claim is a post like any other from now on. */
    @AnyMember
    @PostMapping("/api/staff/people/{id}/claims/{claim}/answer")
    @Succeeds(204)
    ResponseEntity<Void> answer(
            Actor actor, @PathVariable UUID id, @PathVariable UUID claim, @Valid @RequestBody AnswerBody body) {
        claims.answer(actor, id, claim, body.confirmed());
        return ResponseEntity.noContent().build();
    }

    /** Takes a claim back, waiting or declined. */
    @AnyMethodistOrAdmin
    @DeleteMapping("/api/staff/people/{id}/claims/{claim}")
    @Succeeds(204)
    ResponseEntity<Void> withdraw(Actor actor, @PathVariable UUID id, @PathVariable UUID claim) {
        claims.withdraw(actor, id, claim);
        return ResponseEntity.noContent().build();
    }
}
