package org.kopilka.bank.adoption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.adoption.Adoption.Status;
import org.kopilka.bank.adoption.Adoption.Success;
import org.kopilka.bank.adoption.Lineage.Branch;
import org.kopilka.bank.adoption.Lineage.Descent;
import org.kopilka.bank.adoption.Lineage.Standing;
import org.kopilka.bank.practices.Author;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.bank.practices.Rights;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.stereotype.Component;

/** Draws the tree of a practice: up to the first of its line, then down level by level. */
@Component
class Lineages {

    private static final int MOST_LEVELS = 40;
    private static final int MOST_ADOPTIONS = 500;

    private final Adoptions adoptions;
    private final Variants variants;
    private final Practices practices;
    private final AdoptionViews views;
    private final Rights rights;
    private final InstitutionTree tree;

    Lineages(
            Adoptions adoptions,
            Variants variants,
            Practices practices,
            AdoptionViews views,
            Rights rights,
            InstitutionTree tree) {
        this.adoptions = adoptions;
        this.variants = variants;
        this.practices = practices;
        this.views = views;
        this.rights = rights;
        this.tree = tree;
    }

    /** What was read of a family before it is shown. */
    private static final class Family {

        final Map<UUID, List<Adoption>> adoptions = new HashMap<>();
        final Map<UUID, Practice> variants = new HashMap<>();
        int adoptionsRead;
        boolean cut;
    }

    Lineage of(Actor actor, Practice asked) {
        var first = firstOfLine(asked);
        var family = new Family();
        var level = List.of(first.id());
        for (var depth = 0; !level.isEmpty(); depth++) {
            if (depth == MOST_LEVELS || family.adoptionsRead >= MOST_ADOPTIONS) {
                family.cut = true;
                break;
            }
            level = readBelow(level, family);
        }
        return new Lineage(asked.id(), spread(asked.id(), family), descent(actor, first, family), family.cut);
    }

    private Practice firstOfLine(Practice practice) {
        var first = practice;
        for (var i = 0; i < MOST_LEVELS && first.origin() != null; i++) {
            var before = practices.find(first.origin().practice()).orElse(null);
            if (before == null) {
                break;
            }
            first = before;
        }
        return first;
    }

    /** Answers the practices of the next level. */
    private List<UUID> readBelow(List<UUID> level, Family family) {
        var read = adoptions.of(level, MOST_ADOPTIONS);
        family.adoptionsRead += read.size();
        family.cut |= read.size() == MOST_ADOPTIONS;
        read.forEach(adoption -> family.adoptions
                .computeIfAbsent(adoption.practice(), _ -> new ArrayList<>())
                .add(adoption));
        var grown = variants.of(read.stream().map(Adoption::id).toList());
        family.variants.putAll(grown);
        return grown.values().stream().map(Practice::id).toList();
    }

    private Descent descent(Actor actor, Practice practice, Family family) {
        var isSeen = rights.reads(actor, practice);
        var branches = family.adoptions.getOrDefault(practice.id(), List.of()).stream()
                .map(adoption -> branch(actor, practice, adoption, family))
                // Of what the reader may not see only the line to what they may is drawn.
                .filter(branch -> isSeen || branch.variant() != null)
                .toList();
        var edition = practice.published();
        return isSeen
                ? new Descent(
                        practice.id(),
                        standing(practice),
                        practice.title(),
                        practice.owner(),
                        tree.nameOf(practice.owner()),
                        (edition == null ? practice.authors() : edition.authors())
                                .stream().map(Author::name).toList(),
                        edition == null ? null : edition.number(),
                        practice.firstPublishedOn(),
                        branches)
                : new Descent(practice.id(), Standing.HIDDEN, null, null, null, List.of(), null, null, branches);
    }

    private Branch branch(Actor actor, Practice practice, Adoption adoption, Family family) {
        var variant = family.variants.get(adoption.id());
        return new Branch(
                adoption.id(),
                views.reads(actor, adoption, practice) ? views.of(actor, adoption, practice, variant) : null,
                visible(actor, variant, family));
    }

    private @Nullable Descent visible(Actor actor, @Nullable Practice variant, Family family) {
        if (variant == null) {
            return null;
        }
        var descent = descent(actor, variant, family);
        return descent.standing() == Standing.HIDDEN && descent.adoptions().isEmpty() ? null : descent;
    }

    private static Standing standing(Practice practice) {
        if (practice.withdrawal() != null) {
            return Standing.WITHDRAWN;
        }
        return practice.isPublished() ? Standing.PUBLISHED : Standing.DRAFT;
    }

    private static Lineage.Spread spread(UUID practice, Family family) {
        var all = family.adoptions.getOrDefault(practice, List.of());
        return new Lineage.Spread(
                (int) all.stream()
                        .filter(adoption -> adoption.status().counts())
                        .map(Adoption::owner)
                        .distinct()
                        .count(),
                count(all, Success.WORKED),
                count(all, Success.PARTLY),
                count(all, Success.DID_NOT_WORK),
                count(all, Status.TRYING),
                count(all, Status.NOT_FOR_US));
    }

    private static int count(List<Adoption> all, Success success) {
        return (int) all.stream()
                .map(Adoption::report)
                .filter(Objects::nonNull)
                .filter(report -> report.success() == success)
                .count();
    }

    private static int count(List<Adoption> all, Status status) {
        return (int)
                all.stream().filter(adoption -> adoption.status() == status).count();
    }
}
