package org.kopilka.bank.people;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds those who wrote a practice together. */
@RestController
@RequestMapping("/api/bank/people")
class PeopleController {

    private static final int MOST = 20;

    record PersonFound(UUID id, String name, List<String> institutions) {}

    private final Educators educators;
    private final InstitutionTree tree;
    private final Clock clock;

    PeopleController(Educators educators, InstitutionTree tree, Clock clock) {
        this.educators = educators;
        this.tree = tree;
        this.clock = clock;
    }

    /**
     * People of the network by the beginnings of their names, at most 20.
     *
     * @param q beginnings of names: «шуб ок»
     */
    @AnyMember
    @GetMapping
    List<PersonFound> find(@RequestParam @NotBlank @Size(min = 2, max = 100) String q) {
        var today = LocalDate.now(clock);
        return educators.named(q, MOST).stream()
                .map(found -> new PersonFound(
                        found.id(),
                        found.name(),
                        found.institutionsOn(today).stream()
                                .map(tree::nameOf)
                                .sorted()
                                .toList()))
                .toList();
    }
}
