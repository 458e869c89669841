package org.kopilka.bank.adoption;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.adoption.Adoption.Status;
import org.kopilka.bank.adoption.AdoptionView.Deed;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.bank.practices.Rights;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Shows adoptions to one reader: whoever reads the practice, and whoever took it up. */
@Component
class AdoptionViews {

    private final Adoptions adoptions;
    private final Variants variants;
    private final Practices practices;
    private final Rights rights;
    private final Access access;
    private final InstitutionTree tree;

    AdoptionViews(
            Adoptions adoptions,
            Variants variants,
            Practices practices,
            Rights rights,
            Access access,
            InstitutionTree tree) {
        this.adoptions = adoptions;
        this.variants = variants;
        this.practices = practices;
        this.rights = rights;
        this.access = access;
        this.tree = tree;
    }

    /** Throws 404 unless the actor reads it. */
    Adoption readable(Actor actor, UUID id) {
        return adoptions
                .find(id)
                .filter(found ->
                        reads(actor, found, practices.find(found.practice()).orElse(null)))
                .orElseThrow(Refusal::notFound);
    }

    /** Whoever writes it; until it is cancelled, its institution as well, and all who read the practice. */
    boolean reads(Actor actor, Adoption adoption, @Nullable Practice practice) {
        return writes(actor, adoption)
                || !adoption.cancelled()
                        && (access.belongsTo(actor, adoption.owner())
                                || practice != null && rights.reads(actor, practice));
    }

    /** The adopter, and the methodist of the institution. */
    private boolean writes(Actor actor, Adoption adoption) {
        return adoption.adopter().equals(actor.person()) || access.holds(actor, adoption.owner(), Role.METHODIST);
    }

    /** Throws 403 {@code not-the-adopter}, or 404 for what was cancelled. */
    void requireWriter(Actor actor, Adoption adoption) {
        if (adoption.cancelled()) {
            throw Refusal.notFound();
        }
        if (!writes(actor, adoption)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "not-the-adopter");
        }
    }

    AdoptionView of(Actor actor, Adoption adoption) {
        return of(actor, List.of(adoption)).getFirst();
    }

    List<AdoptionView> of(Actor actor, List<Adoption> page) {
        var grown = variants.of(page.stream().map(Adoption::id).toList());
        return page.stream()
                .map(adoption ->
                        of(actor, adoption, practices.find(adoption.practice()).orElse(null), grown.get(adoption.id())))
                .toList();
    }

    AdoptionView of(Actor actor, Adoption adoption, @Nullable Practice practice, @Nullable Practice variant) {
        var seen = practice != null && rights.reads(actor, practice) ? practice : null;
        return new AdoptionView(
                adoption.id(),
                adoption.version(),
                adoption.practice(),
                seen == null ? null : seen.title(),
                seen == null ? null : tree.nameOf(seen.owner()),
                adoption.edition(),
                adoption.owner(),
                tree.nameOf(adoption.owner()),
                adoption.adopter(),
                adoption.adopterName(),
                adoption.status(),
                adoption.plan(),
                seen == null || !seen.isPublished() ? List.of() : differs(seen, adoption),
                adoption.report(),
                variant != null && rights.reads(actor, variant) ? variant.id() : null,
                adoption.changedAt(),
                writes(actor, adoption) ? may(adoption, variant) : Set.of());
    }

    private static Set<Deed> may(Adoption adoption, @Nullable Practice variant) {
        var may = EnumSet.noneOf(Deed.class);
        if (adoption.status() == Status.CANCELLED) {
            return may;
        }
        may.add(Deed.DECIDE);
        if (adoption.status() != Status.NOT_FOR_US) {
            may.add(Deed.REPORT);
        }
        if (variant == null) {
            may.add(Deed.CANCEL);
            if (adoption.report() != null) {
                may.add(Deed.GROW);
            }
        }
        return may;
    }

    private List<String> differs(Practice practice, Adoption adoption) {
        return practices
                .edition(practice, adoption.edition())
                .map(edition -> adoption.plan()
                        .conditions()
                        .differencesTo(edition.card().conditions()))
                .orElse(List.of());
    }
}
