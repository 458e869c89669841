package org.kopilka.staff.people;

import java.util.UUID;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Refusal;
import org.kopilka.staff.audit.Audit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Who keeps the records of people: the methodists of the institutions where they work or last worked, and the
 * administrator of the network. An institution that somebody has left for another has no say any more.
 */
@Component
public class Keepers {

    private final Access access;
    private final People people;
    private final Audit audit;

    Keepers(Access access, People people, Audit audit) {
        this.access = access;
        this.people = people;
        this.audit = audit;
    }

    boolean keeps(Actor actor, UUID institution) {
        return access.holds(actor, institution, Role.METHODIST, Role.DISTRICT_METHODIST, Role.NETWORK_ADMIN);
    }

    boolean keeps(Actor actor, Person person) {
        return person.latestPosts(people.today()).stream().anyMatch(post -> keeps(actor, post.institution()));
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

    private static Refusal refused() {
        return new Refusal(HttpStatus.FORBIDDEN, "foreign-institution");
    }
}
