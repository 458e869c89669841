package org.kopilka.staff.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Who keeps the records of people: the methodists of the institutions where they work or last worked, and the
 * administrator of the network. An institution that somebody has left for another has no say any more; one that only
 * claims them has none yet.
 */
@Component
public class Keepers {

    private static final Role[] KEEPING = {Role.METHODIST, Role.DISTRICT_METHODIST, Role.NETWORK_ADMIN};

    private static final Role[] ANSWERING = {Role.METHODIST, Role.HEAD, Role.DISTRICT_METHODIST, Role.NETWORK_ADMIN};

    private static final Duration FIRST = Duration.ofDays(7);

    private static final Duration TOLD_FOR = Duration.ofDays(14);

    private final Clock clock;
    private final Access access;
    private final InstitutionTree tree;
    private final People people;
    private final Audit audit;

    Keepers(Clock clock, Access access, InstitutionTree tree, People people, Audit audit) {
        this.clock = clock;
        this.access = access;
        this.tree = tree;
        this.people = people;
        this.audit = audit;
    }

    boolean keeps(Actor actor, UUID institution) {
        return access.holds(actor, institution, KEEPING);
    }

    /** Whether there is an institution at all whose people are the actor's to keep. */
    boolean keepsAnything(Actor actor) {
        return Stream.of(KEEPING).anyMatch(actor::is);
    }

    public boolean keeps(Actor actor, Person person) {
        return keeps(actor, InstitutionTree.ROOT)
                || person.latestPosts(people.today()).stream().anyMatch(post -> keeps(actor, post.institution()));
    }

    /** What is kept of it when the actor gives somebody a way into the person's account, by a link or an address. */
    public Account.Invited handing(Actor actor, Person person) {
        var known = person.account();
        var before = known == null ? null : known.invited();
        var now = clock.instant();
        var institutions = person.posts().stream().map(Post::institution).toList();
        return new Account.Invited(
                actor.person(),
                nodeOf(actor, person),
                now,
                known == null ? now : before == null ? Instant.EPOCH : before.since(),
                !people.hadAccounts(institutions, now.minus(FIRST)),
                false);
    }

    /** The node whose keeper the actor is for the person: their institution itself before one above it. */
    private UUID nodeOf(Actor actor, Person person) {
        return actor.memberships().stream()
                .filter(membership -> List.of(KEEPING).contains(membership.role()))
                .map(Membership::institution)
                .filter(node -> person.posts().stream().anyMatch(post -> tree.isWithin(post.institution(), node)))
                .reduce((a, b) -> tree.isWithin(a, b) ? a : b)
                .orElse(InstitutionTree.ROOT);
    }

    void require(Actor actor, UUID institution) {
        if (!keeps(actor, institution)) {
            throw refused();
        }
    }

    public void require(Actor actor, Person person) {
        if (!keeps(actor, person)) {
            throw refused();
        }
    }

    /**
     * Throws a 403 unless the actor may hand the person a link into their account. Whoever holds such a link could act as
     * the person: so nobody makes one for a role that reaches further than their own.
     */
    public void requireInviting(Actor actor, Person person) {
        if (!mayInvite(actor, person)) {
            throw refused();
        }
    }

    /**
     * Throws a 403 unless the actor may change the person's address. Whoever reads the mail sent there can have a new
     * password for the account: so where there is one, it takes what a link into the account takes.
     */
    void requireAddressing(Actor actor, Person person) {
        if (person.account() != null && !actor.person().equals(person.id()) && !mayInvite(actor, person)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "address-of-account");
        }
    }

    /** Whether the person may have lost a device that Keycloak asks of them, and the actor could take it from the account. */
    boolean mayForgetDevice(Actor actor, Person person) {
        return person.account() != null
                && person.account().user() != null
                && !actor.person().equals(person.id())
                && person.memberships(people.today()).stream()
                        .anyMatch(membership -> Person.isGivenByAdministrator(membership.role()))
                && mayInvite(actor, person);
    }

    /** That a keeper took the second factor from the actor's account in the last two weeks. */
    Account.@Nullable Reset deviceForgotten(Actor actor, Person person) {
        var reset = person.account() == null ? null : person.account().reset();
        return reset != null
                        && actor.person().equals(person.id())
                        && reset.at().isAfter(clock.instant().minus(TOLD_FOR))
                ? reset
                : null;
    }

    private boolean mayInvite(Actor actor, Person person) {
        var inUse = person.account() != null && person.account().user() != null;
        return keeps(actor, person)
                && person.memberships(people.today()).stream()
                        .allMatch(membership -> mayInvite(actor, membership, inUse));
    }

    private boolean mayInvite(Actor actor, Membership membership, boolean inUse) {
        if (Person.isGivenByAdministrator(membership.role())) {
            return access.holds(actor, InstitutionTree.ROOT, Role.NETWORK_ADMIN);
        }
        if (inUse && membership.role() != Role.EDUCATOR) {
            return access.holds(actor, membership.institution(), Role.DISTRICT_METHODIST, Role.NETWORK_ADMIN);
        }
        return membership.role() == Role.EXPERT || keeps(actor, membership.institution());
    }

    /** Whether the actor sees all of a person's record: the person, and the methodists and heads of their institutions. */
    boolean seesAll(Actor actor, Person person) {
        return actor.person().equals(person.id())
                || access.holds(actor, InstitutionTree.ROOT, Role.NETWORK_ADMIN)
                || person.latestPosts(people.today()).stream()
                        .anyMatch(post -> access.holds(
                                actor, post.institution(), Role.METHODIST, Role.HEAD, Role.DISTRICT_METHODIST));
    }

    /** Throws a 404 unless the actor sees all of the person's record, and keeps in the audit log that they looked. */
    public void requireLooking(Actor actor, UUID id) {
        var person = people.find(id).orElseThrow(Refusal::notFound);
        if (!seesAll(actor, person)) {
            throw Refusal.notFound();
        }
        audit.looked(actor, "portfolio", id);
    }

    /**
     * Whether the actor decides on a claim: whoever does a methodist's work, leads or administers where the person works.
     * Where nobody does, or nobody answered in time, the district of either side. Whoever asked never decides.
     */
    boolean decides(Actor actor, Person person, Claim claim) {
        if (!claim.waits() || actor.person().equals(claim.askedBy())) {
            return false;
        }
        var today = people.today();
        var present = person.presentPosts(today);
        if (present.stream().anyMatch(post -> access.holds(actor, post.institution(), ANSWERING))) {
            return true;
        }
        var isLeftToDistricts = present.isEmpty() || !today.isBefore(claim.silentFrom());
        return isLeftToDistricts
                && Stream.concat(person.latestPosts(today).stream(), Stream.of(claim.post()))
                        .anyMatch(post -> isOfDistrictOver(actor, post.institution()));
    }

    /** Whether the actor sees the claim: the person, those who decide on it, and those for whose institution it was made. */
    boolean sees(Actor actor, Person person, Claim claim) {
        return seesAll(actor, person)
                || access.holds(actor, claim.post().institution(), ANSWERING)
                || decides(actor, person, claim);
    }

    private boolean isOfDistrictOver(Actor actor, UUID institution) {
        return actor.memberships().stream()
                .filter(membership ->
                        membership.role() == Role.DISTRICT_METHODIST || membership.role() == Role.NETWORK_ADMIN)
                .map(Membership::institution)
                .anyMatch(node -> !node.equals(institution) && tree.isWithin(institution, node));
    }

    /** The institutions whose claims, and claims to whose people, may be the actor's matter. */
    Set<UUID> answeringFor(Actor actor) {
        return access.reach(actor, ANSWERING);
    }

    private static Refusal refused() {
        return new Refusal(HttpStatus.FORBIDDEN, "foreign-institution");
    }
}
