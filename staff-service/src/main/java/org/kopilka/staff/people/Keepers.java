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

/** Who keeps the records of people: the methodists of their institutions, and the administrator of the network. */
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
        return person.posts().stream().anyMatch(post -> keeps(actor, post.institution()));
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
        require(actor, person);
        var inUse = person.account() != null && person.account().user() != null;
        for (var membership : person.memberships(people.today())) {
            if (Person.isGivenByAdministrator(membership.role())) {
                access.require(actor, InstitutionTree.ROOT, Role.NETWORK_ADMIN);
            } else if (inUse && membership.role() != Role.EDUCATOR) {
                access.require(actor, membership.institution(), Role.DISTRICT_METHODIST, Role.NETWORK_ADMIN);
            } else if (!reaches(actor, membership)) {
                throw refused();
            }
        }
    }

    /** Whether the actor sees all of a person's record: the person, and the methodists and heads of their institutions. */
    boolean seesAll(Actor actor, Person person) {
        return actor.person().equals(person.id())
                || access.holds(actor, InstitutionTree.ROOT, Role.NETWORK_ADMIN)
                || person.posts().stream()
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

    private boolean reaches(Actor actor, Membership membership) {
        return membership.role() == Role.EXPERT || keeps(actor, membership.institution());
    }

    private static Refusal refused() {
        return new Refusal(HttpStatus.FORBIDDEN, "foreign-institution");
    }
}
