package org.kopilka.staff.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.InputRefusal;
import org.kopilka.platform.web.Refusal;
import org.kopilka.staff.reference.Catalogues;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What is sent in of a person, held against the catalogues, the tree and the calendar. What is stored already may stay
 * as it is.
 */
@Component
class Positions {

    private static final int EARLIEST = 1900;

    private final Catalogues catalogues;
    private final InstitutionTree tree;
    private final People people;

    Positions(Catalogues catalogues, InstitutionTree tree, People people) {
        this.catalogues = catalogues;
        this.tree = tree;
        this.people = people;
    }

    /** A post with the role that follows from the position. Throws a 422 for a position that is none of the catalogue's. */
    Post read(PersonController.PostBody body) {
        var role = catalogues.entries("position").stream()
                .filter(entry -> entry.code().equals(body.position()))
                .findFirst()
                .flatMap(entry -> Role.of(entry.extra().getOrDefault("role", "educator")))
                .orElseThrow(() -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-position"));
        return new Post(
                body.institution(),
                body.position(),
                role,
                body.category(),
                body.categorySince(),
                body.from(),
                body.until(),
                body.partTime(),
                body.remark());
    }

    /** Throws a 422 that names all that cannot be of a post to be claimed. */
    void require(Post post) {
        refuse(faults(post, ""));
    }

    /** The same of a person; {@code places} are those of the posts in what was sent. */
    void require(Person before, Person next, Map<Post, String> places) {
        var faults = new HashMap<String, String>();
        places.forEach((post, place) -> {
            if (!before.posts().contains(post)) {
                faults.putAll(faults(post, place));
            }
        });
        if (!Objects.equals(before.born(), next.born())) {
            day(next.born(), "/born", faults);
        }
        if (!Objects.equals(before.education(), next.education())) {
            entry("education", next.education(), "/education", faults);
        }
        refuse(faults);
    }

    /** The same of duties; what a person has already is not asked again. */
    void require(List<Duty> before, List<Duty> next) {
        var faults = new HashMap<String, String>();
        for (int i = 0; i < next.size(); i++) {
            var duty = next.get(i);
            if (next.subList(0, i).stream().anyMatch(duty::overlaps)) {
                faults.put("/" + i, "fault.duty-twice");
            } else if (!before.contains(duty)) {
                institution(duty.institution(), "/" + i, faults);
                order(duty.from(), duty.until(), "/" + i, faults);
            }
        }
        refuse(faults);
    }

    private Map<String, String> faults(Post post, String place) {
        var faults = new HashMap<String, String>();
        institution(post.institution(), place, faults);
        entry("category", post.category(), place + "/category", faults);
        day(post.categorySince(), place + "/categorySince", faults);
        order(post.from(), post.until(), place, faults);
        return faults;
    }

    private void institution(UUID institution, String place, Map<String, String> faults) {
        if (tree.find(institution).isEmpty()) {
            faults.put(place + "/institution", "fault.no-such-institution");
        }
    }

    private void entry(String catalogue, @Nullable String code, String place, Map<String, String> faults) {
        if (code != null
                && catalogues.entries(catalogue).stream()
                        .noneMatch(entry -> entry.code().equals(code))) {
            faults.put(place, "fault.not-in-catalogue");
        }
    }

    private static void order(
            @Nullable LocalDate from, @Nullable LocalDate until, String place, Map<String, String> faults) {
        if (from != null && until != null && until.isBefore(from)) {
            faults.put(place + "/until", "fault.ends-before-it-begins");
        }
    }

    /** A day that has been, or the year of one. */
    private void day(@Nullable String text, String place, Map<String, String> faults) {
        if (text == null) {
            return;
        }
        try {
            var day = text.length() == 4 ? Year.parse(text).atDay(1) : LocalDate.parse(text);
            if (day.getYear() < EARLIEST) {
                faults.put(place, "fault.no-such-day");
            } else if (day.isAfter(people.today())) {
                faults.put(place, "fault.day-to-come");
            }
        } catch (DateTimeException noDay) {
            faults.put(place, "fault.no-such-day");
        }
    }

    private static void refuse(Map<String, String> faults) {
        if (!faults.isEmpty()) {
            throw new InputRefusal("input", faults);
        }
    }
}
