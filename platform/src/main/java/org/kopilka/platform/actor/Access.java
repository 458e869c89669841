package org.kopilka.platform.actor;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.data.mongodb.core.query.Criteria;

/** Where an actor's word counts: memberships laid over the tree of institutions. */
public final class Access {

    /** Those who belong, and the methodists of the district, whose work lies in its institutions. */
    private static final Role[] READERS = {Role.EDUCATOR, Role.METHODIST, Role.HEAD, Role.DISTRICT_METHODIST};

    private static final Role[] OF_POSTS =
            Arrays.stream(Role.values()).filter(Role::isOfPost).toArray(Role[]::new);

    private final InstitutionTree tree;

    public Access(InstitutionTree tree) {
        this.tree = tree;
    }

    /** Whether the actor holds one of the roles at the institution or above it. */
    public boolean holds(Actor actor, UUID institution, Role... roles) {
        return actor.memberships().stream()
                .anyMatch(membership -> Arrays.asList(roles).contains(membership.role())
                        && tree.isWithin(institution, membership.institution()));
    }

    /** Whether the actor does a methodist's work for the institution: its own methodist or one of a node above. */
    public boolean isMethodistOf(Actor actor, UUID institution) {
        return holds(actor, institution, Role.METHODIST, Role.DISTRICT_METHODIST);
    }

    /** Whether the actor has a post there or above. A duty lends a task, it makes nobody one of the institution's own. */
    public boolean belongsTo(Actor actor, UUID institution) {
        return holds(actor, institution, OF_POSTS);
    }

    /** The nodes at which the actor holds the role and which cover the institution, in the order of the token. */
    public Stream<UUID> coveredBy(Actor actor, UUID institution, Role role) {
        return actor.memberships().stream()
                .filter(membership -> membership.role() == role)
                .map(Membership::institution)
                .filter(node -> tree.isWithin(institution, node));
    }

    /** Every institution the actor belongs to in one of the roles, with all below. */
    public Set<UUID> reach(Actor actor, Role... roles) {
        var reach = new HashSet<UUID>();
        actor.memberships().stream()
                .filter(membership -> Arrays.asList(roles).contains(membership.role()))
                .forEach(membership -> reach.addAll(tree.below(membership.institution())));
        return reach;
    }

    /** Every institution whose internal documents the actor reads: their own, and those of a methodist's district. */
    public Set<UUID> readingReach(Actor actor) {
        return reach(actor, READERS);
    }

    /** The filter every query over scoped documents starts from. */
    public Criteria visibleTo(Actor actor) {
        var reach = readingReach(actor);
        return new Criteria()
                .orOperator(
                        Criteria.where("visibility.kind").is(Visibility.Kind.NETWORK),
                        Criteria.where("owner").in(reach),
                        Criteria.where("visibility.kind")
                                .is(Visibility.Kind.CHOSEN)
                                .and("visibility.chosen")
                                .in(reach));
    }

    /** The same rule as {@link #visibleTo(Actor)}, for one document in hand. */
    public boolean sees(Actor actor, UUID owner, Visibility visibility) {
        return switch (visibility.kind()) {
            case NETWORK -> true;
            case INSTITUTION -> holds(actor, owner, READERS);
            case CHOSEN ->
                holds(actor, owner, READERS)
                        || visibility.chosen().stream().anyMatch(chosen -> holds(actor, chosen, READERS));
        };
    }

    /** Throws a 403 of the reader's language unless the actor does a methodist's work for the institution. */
    public void requireMethodistOf(Actor actor, UUID institution) {
        if (!isMethodistOf(actor, institution)) {
            throw new ForeignInstitution();
        }
    }

    /** Throws a 403 of the reader's language unless the actor has a post there or above. */
    public void requireBelonging(Actor actor, UUID institution) {
        require(actor, institution, OF_POSTS);
    }

    /** Throws a 403 of the reader's language unless the actor holds one of the roles there or above. */
    public void require(Actor actor, UUID institution, Role... roles) {
        if (!holds(actor, institution, roles)) {
            throw new ForeignInstitution();
        }
    }
}
