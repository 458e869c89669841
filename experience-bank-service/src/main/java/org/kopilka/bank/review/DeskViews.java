package org.kopilka.bank.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.people.Educator;
import org.kopilka.bank.people.Educators;
import org.kopilka.bank.practices.Author;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.bank.practices.Review;
import org.kopilka.bank.practices.Rights;
import org.kopilka.bank.practices.Stage;
import org.kopilka.bank.review.CardController.DeskCard;
import org.kopilka.bank.review.CardController.ExpertFound;
import org.kopilka.bank.review.CardController.PastReview;
import org.kopilka.bank.review.CardController.SimilarCard;
import org.kopilka.bank.review.DeskController.DeskLine;
import org.kopilka.bank.review.DeskController.JudgedLine;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Refusal;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Shows practices under review to those who review or see to it. */
@Component
class DeskViews {

    private static final int MOST_HELD = 1_000;

    private final Practices practices;
    private final Conflicts conflicts;
    private final Rights rights;
    private final Educators educators;
    private final Access access;
    private final InstitutionTree tree;
    private final Clock clock;

    DeskViews(
            Practices practices,
            Conflicts conflicts,
            Rights rights,
            Educators educators,
            Access access,
            InstitutionTree tree,
            Clock clock) {
        this.practices = practices;
        this.conflicts = conflicts;
        this.rights = rights;
        this.educators = educators;
        this.access = access;
        this.tree = tree;
        this.clock = clock;
    }

    Practice readable(Actor actor, UUID id) {
        var practice = practices.find(id).filter(Practice::isUnderReview).orElseThrow(Refusal::notFound);
        if (access.holds(actor, practice.owner(), Role.DISTRICT_METHODIST)) {
            return practice;
        }
        if (!access.holds(actor, practice.owner(), Role.EXPERT)) {
            throw Refusal.notFound();
        }
        conflicts.refuse(conflicts.of(actor, practice));
        return practice;
    }

    /** @param conflict why the actor must not review it, if they are an expert */
    DeskLine line(Actor actor, Practice practice, @Nullable Conflict conflict) {
        var progress = practice.progress();
        var open = practice.openReview();
        var told = conflict == null
                || rights.reads(actor, practice)
                || access.holds(actor, practice.owner(), Role.DISTRICT_METHODIST);
        return new DeskLine(
                practice.id(),
                told ? practice.card().title() : null,
                told ? practice.authors().stream().map(Author::name).toList() : List.of(),
                practice.owner(),
                tree.nameOf(practice.owner()),
                practice.nextEdition(),
                progress.submittedAt() == null ? progress.changedAt() : progress.submittedAt(),
                open.map(Review::reviewerName).orElse(null),
                open.map(review -> tree.nameOf(review.institution())).orElse(null),
                open.map(Review::since).orElse(null),
                open.filter(review -> review.reviewer().equals(actor.person())).isPresent(),
                conflict);
    }

    /** What keeps the actor from reviewing, by practice; nothing of practices they are no expert for. */
    Map<UUID, Conflict> conflicts(Actor actor, List<Practice> practices) {
        return conflicts.of(
                actor,
                practices.stream()
                        .filter(practice -> access.holds(actor, practice.owner(), Role.EXPERT))
                        .toList());
    }

    List<JudgedLine> judgedBy(UUID expert, Practice practice) {
        return practice.reviews().reversed().stream()
                .filter(review -> review.reviewer().equals(expert))
                .flatMap(review -> Optional.ofNullable(review.judgement()).stream()
                        .map(judgement -> new JudgedLine(
                                practice.id(),
                                review.title() == null ? practice.title() : review.title(),
                                tree.nameOf(practice.owner()),
                                review.edition(),
                                judgement.verdict().word(),
                                judgement.at())))
                .toList();
    }

    /** @param actor sees of what is much alike only what they read anyway */
    DeskCard card(Actor actor, Practice practice) {
        var open = practice.openReview();
        var edition = practice.published();
        return new DeskCard(
                practice.id(),
                practice.version(),
                practice.stage(),
                practice.owner(),
                tree.nameOf(practice.owner()),
                practice.authors(),
                practice.nextEdition(),
                practice.card(),
                edition == null ? null : edition.card(),
                practice.progress().submittedAt(),
                open.map(Review::reviewer).orElse(null),
                open.map(Review::reviewerName).orElse(null),
                open.map(Review::since).orElse(null),
                practice.reviews().stream().flatMap(DeskViews::past).toList(),
                practice.progress().similar().stream()
                        .flatMap(like -> practices.find(like.practice()).stream()
                                .filter(found -> found.isPublished() && rights.reads(actor, found))
                                .map(found -> new SimilarCard(
                                        found.id(),
                                        found.title(),
                                        tree.nameOf(found.owner()),
                                        like.share(),
                                        like.sameTitle())))
                        .toList());
    }

    private static Stream<PastReview> past(Review review) {
        var judgement = review.judgement();
        return judgement == null
                ? Stream.of()
                : Stream.of(new PastReview(review.reviewerName(), review.edition(), judgement));
    }

    List<ExpertFound> experts(Practice practice) {
        var held = practices.find(Criteria.where("progress.stage").is(Stage.IN_REVIEW), Sort.unsorted(), MOST_HELD);
        var today = LocalDate.now(clock);
        return educators.experts().stream()
                .filter(expert -> !reviewsAt(expert, practice, today).isEmpty())
                .map(expert -> new ExpertFound(
                        expert.id(),
                        expert.name(),
                        reviewsAt(expert, practice, today).stream()
                                .map(tree::nameOf)
                                .sorted()
                                .toList(),
                        (int) held.stream()
                                .filter(each -> isHeldBy(expert, each))
                                .count(),
                        conflicts
                                .of(expert, expert.institutionsOn(today), practice)
                                .orElse(null)))
                .sorted(Comparator.comparing((ExpertFound found) -> found.conflict() != null)
                        .thenComparing(ExpertFound::holding))
                .toList();
    }

    /** Where somebody is an expert who reviews what the practice's institution submits. */
    private Set<UUID> reviewsAt(Educator expert, Practice practice, LocalDate day) {
        return expert.expertAtOn(day).stream()
                .filter(node -> tree.isWithin(practice.owner(), node))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isHeldBy(Educator expert, Practice practice) {
        return practice.openReview()
                .filter(review -> review.reviewer().equals(expert.id()))
                .isPresent();
    }
}
