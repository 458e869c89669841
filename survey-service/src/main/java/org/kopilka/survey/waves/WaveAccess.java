package org.kopilka.survey.waves;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/**
 * Which waves a methodist or head sees: those of their institutions and those that ask their institutions, with the
 * counts of their institutions alone. Only methodists of the owner change a wave.
 */
@Component
public class WaveAccess {

    private static final Role[] OVERSEERS = {Role.METHODIST, Role.DISTRICT_METHODIST, Role.HEAD};

    private final Access access;
    private final InstitutionTree tree;

    WaveAccess(Access access, InstitutionTree tree) {
        this.access = access;
        this.tree = tree;
    }

    /** The institutions whose counts and results the actor sees. */
    public Set<UUID> reach(Actor actor) {
        return access.reach(actor, OVERSEERS);
    }

    /** The institutions, and nodes above, whose keeper the actor is. */
    public Set<UUID> nodes(Actor actor) {
        return actor.memberships().stream()
                .filter(membership -> Set.of(OVERSEERS).contains(membership.role()))
                .map(Membership::institution)
                .collect(Collectors.toSet());
    }

    public boolean sees(Actor actor, Wave wave) {
        if (isOverseerOf(actor, wave)) {
            return true;
        }
        return wave.status() != Wave.Status.DRAFT
                && wave.institutions().stream().anyMatch(asked -> around(actor).contains(asked));
    }

    /** Whether the whole wave is the actor's to look at, not only the part of one institution. */
    public boolean isOverseerOf(Actor actor, Wave wave) {
        return access.holds(actor, wave.owner(), OVERSEERS);
    }

    public boolean changes(Actor actor, Wave wave) {
        return access.isMethodistOf(actor, wave.owner());
    }

    Criteria visibleTo(Actor actor) {
        return new Criteria()
                .orOperator(
                        Criteria.where("owner").in(reach(actor)),
                        new Criteria()
                                .andOperator(
                                        Criteria.where("institutions").in(around(actor)),
                                        Criteria.where("status").ne(Wave.Status.DRAFT)));
    }

    /** The actor's institutions, all below them, and all above: a wave that asks the district asks each of them. */
    private Set<UUID> around(Actor actor) {
        var around = new HashSet<>(reach(actor));
        nodes(actor).forEach(node -> addAbove(node, around));
        return around;
    }

    private void addAbove(UUID institution, Set<UUID> around) {
        var parent = tree.find(institution).map(InstitutionTree.Node::parent).orElse(null);
        if (parent != null && around.add(parent)) {
            addAbove(parent, around);
        }
    }
}
