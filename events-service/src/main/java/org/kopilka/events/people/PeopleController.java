package org.kopilka.events.people;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom one may choose as a presenter, an organiser, a guest. */
@RestController
class PeopleController {

    record Workplace(UUID id, String name) {}

    /** A name and where the person works today, nothing more. */
    record PersonView(UUID id, String name, List<Workplace> institutions) {}

    private final People people;
    private final InstitutionTree tree;
    private final Clock clock;
    private final ZoneId zone;

    PeopleController(People people, InstitutionTree tree, Clock clock, ZoneId zone) {
        this.people = people;
        this.tree = tree;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * People of the network whose names begin so, in alphabetical order.
     *
     * @param q beginnings of family name, given name or patronymic, in any order
     * @param institution only those who work there or below
     */
    @AnyMember
    @GetMapping("/api/events/people")
    List<PersonView> list(
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam(defaultValue = "20") @Min(1) @Max(500) int limit) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return people.search(q, institution == null ? null : tree.below(institution), limit).stream()
                .map(person -> new PersonView(
                        person.id(),
                        person.name(),
                        person.institutionsOn(today).stream()
                                .map(id -> new Workplace(id, tree.nameOf(id)))
                                .toList()))
                .toList();
    }
}
