package org.kopilka.bank.adoption;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kopilka.bank.adoption.Adoption.Report;
import org.kopilka.bank.practices.Card;
import org.kopilka.bank.practices.Edition;
import org.kopilka.bank.practices.Origin;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.bank.practices.WritePractice;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.web.Refusal;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Practices that grew out of adoptions: other conditions and other people make something of their own. */
@Component
class Variants {

    private final Practices practices;
    private final WritePractice write;

    Variants(Practices practices, WritePractice write) {
        this.practices = practices;
        this.write = write;
    }

    /** By the adoption they grew out of; what was thrown away before it was published is none. */
    Map<UUID, Practice> of(Collection<UUID> adoptions) {
        if (adoptions.isEmpty()) {
            return Map.of();
        }
        return practices
                .find(Criteria.where("origin.adoption").in(adoptions), Sort.by("_id"), 2 * adoptions.size())
                .stream()
                .filter(found -> found.published() != null || found.withdrawal() == null)
                .collect(Collectors.toMap(Variants::adoption, Function.identity(), (first, _) -> first));
    }

    Optional<Practice> of(Adoption adoption) {
        return Optional.ofNullable(of(List.of(adoption.id())).get(adoption.id()));
    }

    private static UUID adoption(Practice variant) {
        return Optional.ofNullable(variant.origin()).map(Origin::adoption).orElseThrow();
    }

    /** Begins a draft of the adopter's own: the text it started from with the own conditions and the own result. */
    Practice begin(Actor actor, UUID id, Adoption adoption) {
        var report = adoption.report();
        if (report == null) {
            throw new Refusal(HttpStatus.CONFLICT, "not-tried");
        }
        var known = of(adoption).orElse(null);
        if (known != null) {
            if (known.id().equals(id)) {
                return known;
            }
            throw new Refusal(HttpStatus.CONFLICT, "has-variant").with("practice", known.id());
        }
        var edition = practices
                .find(adoption.practice())
                .filter(Practice::isPublished)
                .flatMap(practice -> practices.edition(practice, adoption.edition()))
                .map(Edition::card)
                .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "no-longer-published"));
        return write.begin(
                actor,
                id,
                adoption.owner(),
                adoption.adopter(),
                own(edition, adoption.plan(), report),
                new Origin(adoption.practice(), adoption.edition(), adoption.id()));
    }

    private static Card own(Card theirs, Adoption.Plan plan, Report report) {
        return new Card(
                theirs.title(),
                theirs.summary(),
                theirs.problem(),
                theirs.goal(),
                Stream.of(theirs.methods(), plan.changes())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n\n")),
                theirs.steps(),
                plan.conditions(),
                theirs.resources(),
                report.result(),
                report.evidence(),
                report.effect(),
                theirs.risks(),
                theirs.topics(),
                theirs.competences(),
                theirs.campaign(),
                theirs.showing(),
                theirs.licence(),
                false);
    }
}
