package org.kopilka.bank.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searching what is published: every member finds what lies in their scope. */
@RestController
@RequestMapping("/api/bank")
class SearchController {

    private static final int DEEPEST = 1_000;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String YEAR = "[0-9]{4}/[0-9]{2}";
    private static final int MOST_SIMILAR = 5;

    /** @param title and {@code excerpt} in pieces, those that were looked for marked */
    record PracticeHit(
            UUID id,
            List<Found.Piece> title,
            List<Found.Piece> excerpt,
            List<String> authors,
            UUID institution,
            String institutionName,
            LocalDate publishedOn,
            int edition,
            List<String> topics,
            @Nullable Integer ageFrom,
            @Nullable Integer ageTo) {}

    record FacetView(Facet name, List<FacetValue> values) {}

    /** @param name what to show where the value is an id; codes are shown by their catalogue */
    record FacetValue(String value, String name, int count) {}

    /** @param taken words of the bank written like the one that nobody wrote */
    record Instead(String word, List<String> taken) {}

    /** @param everyWord whether each finding has every word asked for */
    record SearchAnswer(
            List<PracticeHit> items,
            int total,
            List<FacetView> facets,
            List<Instead> instead,
            boolean everyWord,
            @Nullable String next) {}

    record SimilarPractice(UUID id, String title, List<String> authors, UUID institution, String institutionName) {}

    private final Search search;
    private final Similar similar;
    private final PracticeIndex index;
    private final Access access;
    private final InstitutionTree tree;

    SearchController(Search search, Similar similar, PracticeIndex index, Access access, InstitutionTree tree) {
        this.search = search;
        this.similar = similar;
        this.index = index;
        this.access = access;
        this.tree = tree;
    }

    /**
     * Practices with the words in any of their forms, the best first; without words all of them, the newest first. Of
     * one facet several values may be chosen: any of them counts.
     *
     * @param q words in Russian, Kazakh or English; what stands in quotes stands together
     * @param age years of the children
     * @param year school year of publication, {@code 2025/26}
     * @param taken in how many institutions: {@code none}, {@code one}, {@code some} (2 to 4), {@code many}
     */
    @AnyMember
    @GetMapping("/search")
    SearchAnswer find(
            Actor actor,
            @RequestParam(defaultValue = "") @Size(max = 300) String q,
            @RequestParam(defaultValue = "") @Size(max = 50) List<@Pattern(regexp = ID) String> institution,
            @RequestParam(defaultValue = "") @Size(max = 50) List<@NotBlank @Size(max = 200) String> topic,
            @RequestParam(defaultValue = "") @Size(max = 50) List<@NotBlank @Size(max = 200) String> competence,
            @RequestParam(defaultValue = "") @Size(max = 50) List<@NotBlank @Size(max = 200) String> campaign,
            @RequestParam(defaultValue = "") @Size(max = 50) List<@NotBlank @Size(max = 200) String> age,
            @RequestParam(defaultValue = "") @Size(max = 50) List<@Pattern(regexp = YEAR) String> year,
            @RequestParam(defaultValue = "") @Size(max = 50) List<@NotBlank @Size(max = 200) String> taken,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit,
            @RequestParam(defaultValue = "") @Size(max = 10) String after) {
        var chosen = new EnumMap<Facet, List<String>>(Map.of(
                Facet.INSTITUTION, institution,
                Facet.TOPIC, topic,
                Facet.COMPETENCE, competence,
                Facet.CAMPAIGN, campaign,
                Facet.AGE, age,
                Facet.YEAR, year,
                Facet.TAKEN, taken));
        chosen.values().removeIf(List::isEmpty);
        var from = from(after);
        var found = search.find(new Asked(q, chosen, access.readingReach(actor), from, limit));
        var end = from + limit;
        return new SearchAnswer(
                found.hits().stream().map(this::hit).toList(),
                found.total(),
                found.facets().entrySet().stream()
                        .map(facet -> new FacetView(facet.getKey(), values(facet.getKey(), facet.getValue())))
                        .toList(),
                found.instead().entrySet().stream()
                        .map(each -> new Instead(each.getKey(), each.getValue()))
                        .toList(),
                found.everyWord(),
                end < found.total() && end < DEEPEST ? String.valueOf(end) : null);
    }

    /** Practices about the same as this one. */
    @AnyMember
    @GetMapping("/practices/{id}/similar")
    List<SimilarPractice> similar(Actor actor, @PathVariable UUID id) {
        var practice = index.find(id)
                .filter(found -> access.sees(actor, found.institution(), found.visibility()))
                .orElseThrow(Refusal::notFound);
        return similar.to(practice, access.readingReach(actor), MOST_SIMILAR).stream()
                .map(found -> new SimilarPractice(
                        found.id(), found.title(), names(found), found.institution(), tree.nameOf(found.institution())))
                .toList();
    }

    private static int from(String after) {
        if (after.isEmpty()) {
            return 0;
        }
        try {
            var from = Integer.parseInt(after);
            if (from >= 0 && from <= DEEPEST) {
                return from;
            }
        } catch (NumberFormatException foreign) {
            // refused below like a number that is none of ours
        }
        throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "bad-cursor");
    }

    private List<FacetValue> values(Facet facet, List<Found.Count> counts) {
        return counts.stream()
                .map(count -> new FacetValue(
                        count.value(),
                        facet == Facet.INSTITUTION ? tree.nameOf(UUID.fromString(count.value())) : count.value(),
                        count.count()))
                .toList();
    }

    private PracticeHit hit(Found.Hit hit) {
        var practice = hit.practice();
        var card = practice.card();
        return new PracticeHit(
                practice.id(),
                hit.title(),
                hit.excerpt(),
                names(practice),
                practice.institution(),
                tree.nameOf(practice.institution()),
                practice.publishedOn(),
                practice.edition(),
                card == null ? List.of() : card.topics(),
                card == null ? null : card.conditions().ageFrom(),
                card == null ? null : card.conditions().ageTo());
    }

    private static List<String> names(PracticeNews practice) {
        return practice.authors().stream().map(PracticeNews.Author::name).toList();
    }
}
