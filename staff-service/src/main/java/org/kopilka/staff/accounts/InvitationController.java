package org.kopilka.staff.accounts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMethodistOrAdmin;
import org.kopilka.platform.actor.Anyone;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Refuses;
import org.kopilka.staff.people.Person;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Invitations: methodists make them, whoever holds the link opens it. */
@RestController
class InvitationController {

    record People(@NotEmpty @Size(max = 500) List<UUID> people) {}

    /** @param login absent while Keycloak has yet to make the account: namesakes get another; the link tells it */
    record InvitationView(
            UUID person, String name, @Nullable String login, String link) {}

    record OpenedInvitation(
            String name,
            @Nullable String inviter,
            @Nullable String institution,
            @Nullable String login,
            @Nullable LocalDate until) {}

    private final Invitations invitations;
    private final InstitutionTree tree;

    InvitationController(Invitations invitations, InstitutionTree tree) {
        this.invitations = invitations;
        this.tree = tree;
    }

    /** Makes a link for each, good for two weeks; the links are shown this once. Accounts come into being in Keycloak. */
    @AnyMethodistOrAdmin
    @PostMapping("/api/staff/invitations")
    ResponseEntity<List<InvitationView>> invite(Actor actor, @Valid @RequestBody People body) {
        var links = body.people().stream()
                .distinct()
                .map(person -> invitations.invite(actor, person))
                .toList();
        var logins =
                invitations.logins(links.stream().map(one -> one.person().id()).toList());
        var made = links.stream()
                .map(one -> new InvitationView(
                        one.person().id(),
                        one.person().name().full(),
                        logins.get(one.person().id()),
                        one.link()))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(made);
    }

    /** Who the link invites; changes nothing. A link that has served its purpose tells nobody of anybody. */
    @Anyone
    @GetMapping("/api/staff/public/invitations/{token}")
    @Refuses({410})
    OpenedInvitation show(@PathVariable @Size(max = 100) String token) {
        var person = invitations.unused(token);
        var account = java.util.Objects.requireNonNull(person.account());
        return new OpenedInvitation(
                person.name().full(),
                account.invitedBy(),
                institution(person),
                account.madeLogin(),
                account.invitedUntil());
    }

    /** Gives the first password, and keeps whether a keeper was signed in where it was asked for; at the first login Keycloak asks for one's own. Until then it may be opened again. */
    @Anyone
    @PostMapping("/api/staff/public/invitations/{token}")
    @Refuses({410})
    ResponseEntity<Invitations.FirstLogin> open(Actor actor, @PathVariable @Size(max = 100) String token) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(invitations.open(token, actor));
    }

    private @Nullable String institution(Person person) {
        return person.posts().stream()
                .findFirst()
                .map(post -> tree.nameOf(post.institution()))
                .orElse(null);
    }
}
