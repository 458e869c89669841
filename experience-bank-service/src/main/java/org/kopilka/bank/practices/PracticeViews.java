package org.kopilka.bank.practices;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.practices.PracticeView.Deed;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.stereotype.Component;

/** Shows a practice to one reader: no more of it than is theirs to see. */
@Component
class PracticeViews {

    private static final Set<Role> PRACTITIONERS = EnumSet.of(Role.EDUCATOR, Role.METHODIST, Role.HEAD);

    private final Practices practices;
    private final Rights rights;
    private final InstitutionTree tree;

    PracticeViews(Practices practices, Rights rights, InstitutionTree tree) {
        this.practices = practices;
        this.rights = rights;
        this.tree = tree;
    }

    PracticeView of(Actor actor, Practice practice) {
        var writes = rights.writes(actor, practice);
        var reads = rights.reads(actor, practice);
        var edition = practice.published();
        return new PracticeView(
                practice.id(),
                practice.version(),
                reads ? practice.title() : judgedTitle(actor.person(), practice),
                practice.owner(),
                tree.nameOf(practice.owner()),
                practice.visibility(),
                edition == null ? practice.authors() : edition.authors(),
                reads && practice.isPublished() ? edition : null,
                practice.firstPublishedOn(),
                origin(actor, practice.origin()),
                practice.withdrawal(),
                rights.readsWork(actor, practice) && practice.withdrawal() == null ? work(actor, practice) : null,
                judgedBy(actor.person(), practice),
                reads ? may(actor, practice, writes) : Set.of());
    }

    private PracticeView.@Nullable OriginView origin(Actor actor, @Nullable Origin origin) {
        if (origin == null) {
            return null;
        }
        var seen = practices.find(origin.practice()).filter(found -> rights.reads(actor, found));
        return new PracticeView.OriginView(
                origin.practice(),
                origin.edition(),
                origin.adoption(),
                seen.map(Practice::title).orElse(null),
                seen.map(found -> tree.nameOf(found.owner())).orElse(null));
    }

    private PracticeView.Work work(Actor actor, Practice practice) {
        var progress = practice.progress();
        var open = practice.openReview();
        return new PracticeView.Work(
                practice.stage(),
                practice.nextEdition(),
                practice.authors(),
                practice.invited(),
                practice.card(),
                progress.changedAt(),
                progress.submittedAt(),
                open.map(Review::reviewerName).orElse(null),
                open.map(Review::since).orElse(null),
                practice.lastJudged().map(this::judged).orElse(null),
                similar(actor, progress.similar()));
    }

    /** Whoever has judged it knows it by the name it had then. */
    private static String judgedTitle(UUID reader, Practice practice) {
        return practice.judgedBy(reader).stream()
                .flatMap(review -> Optional.ofNullable(review.title()).stream())
                .reduce((_, last) -> last)
                .orElseGet(practice::title);
    }

    private static List<PracticeView.OwnJudgement> judgedBy(UUID reader, Practice practice) {
        return practice.judgedBy(reader).stream()
                .flatMap(review -> Optional.ofNullable(review.judgement()).stream()
                        .map(judgement -> new PracticeView.OwnJudgement(review.edition(), judgement)))
                .toList();
    }

    private PracticeView.@Nullable Judged judged(Review review) {
        return review.judgement() == null
                ? null
                : new PracticeView.Judged(review.reviewerName(), tree.nameOf(review.institution()), review.judgement());
    }

    List<PracticeView.SimilarText> similar(Actor actor, List<Likeness> likenesses) {
        return likenesses.stream()
                .flatMap(likeness -> practices.find(likeness.practice()).stream()
                        .filter(found -> rights.reads(actor, found))
                        .map(found -> new PracticeView.SimilarText(
                                found.id(),
                                found.title(),
                                tree.nameOf(found.owner()),
                                likeness.share(),
                                likeness.sameTitle())))
                .toList();
    }

    private Set<Deed> may(Actor actor, Practice practice, boolean writes) {
        var may = EnumSet.noneOf(Deed.class);
        if (practice.withdrawal() != null) {
            return may;
        }
        if (writes) {
            switch (practice.stage()) {
                case DRAFT, RETURNED -> may.addAll(List.of(Deed.WRITE, Deed.SUBMIT));
                case PUBLISHED -> may.add(Deed.WRITE);
                case SUBMITTED -> may.add(Deed.RECALL);
                case IN_REVIEW, DECLINED, WITHDRAWN -> {}
            }
            may.add(practice.published() == null ? Deed.DISCARD : Deed.WITHDRAW);
        }
        if (practice.askedOf(actor.person()).isPresent()) {
            may.add(Deed.AGREE);
        }
        if (practice.isPublished()
                && !practice.isBy(actor.person())
                && actor.memberships().stream()
                        .anyMatch(membership -> PRACTITIONERS.contains(membership.role())
                                && !membership.institution().equals(practice.owner()))) {
            may.add(Deed.ADOPT);
        }
        return may;
    }
}
