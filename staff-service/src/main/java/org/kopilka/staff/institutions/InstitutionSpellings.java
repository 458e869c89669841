package org.kopilka.staff.institutions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the institution that a spelling in somebody's table means. */
@Component
public class InstitutionSpellings {

    private static final int MOST_CANDIDATES = 8;

    private final Institutions institutions;

    InstitutionSpellings(Institutions institutions) {
        this.institutions = institutions;
    }

    /** The institutions at or below a node where people work, ready to be looked up. */
    public Known below(UUID node) {
        return new Known(institutions.below(node).stream()
                .filter(institution -> institution.kind().employs() && institution.closedOn() == null)
                .toList());
    }

    public record Candidate(UUID id, String label) {}

    /**
     * @param id null if none or several fit
     * @param sure whether nobody needs to look: the name is there to the letter, or nothing else comes near
     * @param candidates what may be meant, the best first
     */
    public record Found(@Nullable UUID id, boolean sure, List<Candidate> candidates) {}

    /** A set of institutions and what was looked up in it. */
    public static final class Known {

        private record Entry(Institution institution, InstitutionName name) {}

        private final List<Entry> entries;
        private final Map<String, Found> found = new HashMap<>();

        private Known(List<Institution> institutions) {
            this.entries = institutions.stream()
                    .map(institution -> new Entry(institution, InstitutionName.parse(institution.name())))
                    .toList();
        }

        public boolean has(String id) {
            return entries.stream()
                    .anyMatch(entry -> entry.institution().id().toString().equals(id));
        }

        public Found find(String spelling) {
            return found.computeIfAbsent(spelling, this::look);
        }

        private Found look(String spelling) {
            var exact = entries.stream()
                    .filter(entry -> isNamed(entry.institution(), spelling))
                    .toList();
            if (exact.size() == 1) {
                return new Found(exact.getFirst().institution().id(), true, candidates(exact, spelling));
            }
            var parsed = InstitutionName.parse(spelling);
            var same = entries.stream()
                    .filter(entry -> entry.name().isSame(parsed))
                    .toList();
            var like = entries.stream()
                    .filter(entry -> entry.name().isLike(parsed))
                    .toList();
            if (exact.isEmpty() && like.size() == 1) {
                return new Found(
                        like.getFirst().institution().id(),
                        !same.isEmpty() || isByNumber(like, parsed),
                        candidates(like, spelling));
            }
            var near = new ArrayList<>(exact.isEmpty() ? like : exact);
            entries.stream()
                    .filter(entry -> entry.name().hasNumberOf(parsed) && !near.contains(entry))
                    .forEach(near::add);
            return new Found(null, false, candidates(near.isEmpty() ? entries : near, spelling));
        }

        /** «ДОУ №91» where there is one institution with this number. */
        private boolean isByNumber(List<Entry> like, InstitutionName parsed) {
            return parsed.number() != null
                    && entries.stream()
                                    .filter(entry -> entry.name().hasNumberOf(parsed))
                                    .count()
                            == 1
                    && like.size() == 1;
        }

        private static boolean isNamed(Institution institution, String spelling) {
            return institution.name().equalsIgnoreCase(spelling)
                    || institution.aliases().stream().anyMatch(alias -> alias.equalsIgnoreCase(spelling));
        }

        private static List<Candidate> candidates(List<Entry> entries, String spelling) {
            var title = InstitutionName.parse(spelling).title();
            return entries.stream()
                    .sorted(Comparator.comparingInt(
                            entry -> Distance.between(entry.name().title(), title)))
                    .limit(MOST_CANDIDATES)
                    .map(Entry::institution)
                    .map(institution -> new Candidate(
                            institution.id(),
                            institution.address() == null
                                    ? institution.name()
                                    : institution.name() + ", " + institution.address()))
                    .toList();
        }
    }
}
