package org.kopilka.staff.institutions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

        private final List<Entry> first;
        private final Set<String> ids;
        private final Alike<Entry> alike = new Alike<>();
        private final Map<String, Found> found = new HashMap<>();

        private Known(List<Institution> institutions) {
            var entries = institutions.stream()
                    .map(institution -> new Entry(institution, InstitutionName.parse(institution.name())))
                    .toList();
            this.first = entries.subList(0, Math.min(entries.size(), MOST_CANDIDATES));
            this.ids = institutions.stream()
                    .map(institution -> institution.id().toString())
                    .collect(Collectors.toSet());
            entries.forEach(entry -> alike.add(
                    entry,
                    entry.name(),
                    Stream.concat(Stream.of(entry.institution().name()), entry.institution().aliases().stream())));
        }

        public boolean has(String id) {
            return ids.contains(id);
        }

        public Found find(String spelling) {
            return found.computeIfAbsent(spelling, this::look);
        }

        private Found look(String spelling) {
            var exact = alike.named(spelling);
            if (exact.size() == 1) {
                return new Found(exact.getFirst().institution().id(), true, candidates(exact.stream()));
            }
            var parsed = InstitutionName.parse(spelling);
            var like = alike.near(parsed)
                    .filter(entry -> entry.name().isLike(parsed))
                    .toList();
            if (exact.isEmpty() && like.size() == 1) {
                var only = like.getFirst();
                return new Found(
                        only.institution().id(),
                        only.name().isSame(parsed) || isByNumber(parsed),
                        candidates(like.stream()));
            }
            var near = Stream.concat(
                            (exact.isEmpty() ? like : exact).stream(),
                            alike.numbered(parsed).filter(entry -> entry.name().hasNumberOf(parsed)))
                    .toList();
            return new Found(null, false, candidates(near.isEmpty() ? closest(parsed) : near.stream()));
        }

        private Stream<Entry> closest(InstitutionName parsed) {
            return Stream.concat(alike.closest(parsed, MOST_CANDIDATES).stream(), first.stream());
        }

        /** «ДОУ №91» where there is one institution with this number. */
        private boolean isByNumber(InstitutionName parsed) {
            return alike.numbered(parsed)
                            .filter(entry -> entry.name().hasNumberOf(parsed))
                            .count()
                    == 1;
        }

        private static List<Candidate> candidates(Stream<Entry> entries) {
            return entries.distinct()
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
