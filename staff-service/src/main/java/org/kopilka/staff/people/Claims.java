package org.kopilka.staff.people;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.documents.RetryOnLostRace;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Refusal;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Posts at an institution that does not keep the person: asked for there, decided on by those who do. */
@Service
class Claims {

    private final People people;
    private final Keepers keepers;
    private final InstitutionTree tree;
    private final Positions positions;
    private final Audit audit;
    private final NewIds ids;

    Claims(People people, Keepers keepers, InstitutionTree tree, Positions positions, Audit audit, NewIds ids) {
        this.people = people;
        this.keepers = keepers;
        this.tree = tree;
        this.positions = positions;
        this.audit = audit;
        this.ids = ids;
    }

    /** Asks; what waits already is not asked again. A 409 for those who keep the person: they need not ask. */
    @RetryOnLostRace
    public ClaimView ask(Actor actor, UUID id, PersonController.PostBody body) {
        keepers.require(actor, body.institution());
        var post = positions.read(body);
        positions.require(post);
        var person = find(id);
        if (keepers.keeps(actor, person)) {
            throw new Refusal(HttpStatus.CONFLICT, "claim-of-own");
        }
        var known = person.waitingFor(post);
        if (known.isPresent()) {
            return view(actor, person, known.get());
        }
        if (!person.hasRoomForClaims()) {
            throw new Refusal(HttpStatus.CONFLICT, "claims-too-many");
        }
        var claim = Claim.of(ids.next(), post, actor.person(), actor.name(), people.today());
        people.save(person.asked(claim));
        audit.changed(actor, "claim", id);
        return view(actor, person, claim);
    }

    /** Makes a post of the claim, or declines it; a 403 unless it is the actor's to decide. */
    @RetryOnLostRace
    public void answer(Actor actor, UUID id, UUID claimId, boolean confirmed) {
        var person = find(id);
        var claim = find(actor, person, claimId);
        if (!claim.waits()) {
            throw new Refusal(HttpStatus.CONFLICT, "claim-declined");
        }
        if (!keepers.decides(actor, person, claim)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "claim-of-others");
        }
        var today = people.today();
        people.save(confirmed ? person.confirmed(claim, today) : person.declined(claim, actor.name(), today));
        audit.changed(actor, "claim", id);
    }

    /** Takes the claim back, for the institution it was made for. */
    @RetryOnLostRace
    public void withdraw(Actor actor, UUID id, UUID claimId) {
        var person = find(id);
        var claim = find(actor, person, claimId);
        keepers.require(actor, claim.post().institution());
        people.save(person.without(claim));
        audit.changed(actor, "claim", id);
    }

    /** Those of whom there are claims that may be the actor's matter, in the order of lists. */
    List<Person> list(Actor actor, Criteria more, int limit) {
        var reach = keepers.answeringFor(actor);
        var matter = new Criteria()
                .orOperator(
                        Criteria.where("posts.institution").in(reach),
                        Criteria.where("claims.post.institution").in(reach));
        return people.list(
                new Criteria().andOperator(Criteria.where("claims.id").exists(true), matter, more), limit);
    }

    /** The claims to a person that the actor sees. */
    List<ClaimView> of(Actor actor, Person person) {
        return person.claims().stream()
                .filter(claim -> keepers.sees(actor, person, claim))
                .map(claim -> view(actor, person, claim))
                .toList();
    }

    private Person find(UUID id) {
        return people.find(id).orElseThrow(Refusal::notFound);
    }

    private Claim find(Actor actor, Person person, UUID claimId) {
        return person.claims().stream()
                .filter(claim -> claim.id().equals(claimId) && keepers.sees(actor, person, claim))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private ClaimView view(Actor actor, Person person, Claim claim) {
        var may = new ArrayList<String>();
        if (keepers.decides(actor, person, claim)) {
            may.add("decide");
        }
        if (keepers.keeps(actor, claim.post().institution())) {
            may.add("withdraw");
        }
        var post = claim.post();
        return new ClaimView(
                claim.id(),
                person.id(),
                person.name().full(),
                post.institution(),
                tree.nameOf(post.institution()),
                post.position(),
                post.from(),
                post.until(),
                post.partTime(),
                claim.askedByName(),
                claim.askedOn(),
                claim.silentFrom(),
                claim.declinedBy(),
                claim.declinedOn(),
                may);
    }
}
