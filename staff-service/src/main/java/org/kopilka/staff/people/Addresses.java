package org.kopilka.staff.people;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kopilka.staff.imports.Choices;
import org.kopilka.staff.imports.Preview.Option;
import org.kopilka.staff.imports.Preview.Spelling;

/**
 * Addresses that a table gives to several people, or to another than has it. Whoever reads the mail of an institution
 * must not be able to have a password for each of its people: so such an address is asked about once, and left out until
 * somebody says that it is taken as it is.
 */
final class Addresses {

    static final String FIELD = "email";
    private static final String TAKEN = "take";
    private static final String LEFT_OUT = "leave-out";

    private final Choices choices;
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();

    /** @param known those stored who may have one of the addresses */
    Addresses(Choices choices, List<StaffRow> read, List<Person> known) {
        this.choices = choices;
        known.forEach(person -> met(person.email(), person.key()));
        for (var row : read) {
            if (row.email() != null && row.name() != null) {
                rows.merge(row.email(), 1, Integer::sum);
                met(row.email(), row.name().key());
            }
        }
    }

    private void met(@Nullable String address, String name) {
        if (address != null) {
            names.computeIfAbsent(address, _ -> new HashSet<>()).add(name);
        }
    }

    /** Whether it is one person's, or somebody has said so. */
    boolean isTaken(String address) {
        return !isShared(address) || TAKEN.equals(choices.of(FIELD, address));
    }

    private boolean isShared(String address) {
        return names.getOrDefault(address, Set.of()).size() > 1;
    }

    List<Spelling> all() {
        var options = List.of(new Option(LEFT_OUT, "@address-left-out"), new Option(TAKEN, "@address-taken"));
        return rows.entrySet().stream()
                .filter(address -> isShared(address.getKey()))
                .map(address -> {
                    var choice = choices.of(FIELD, address.getKey());
                    var isSaid = TAKEN.equals(choice) || LEFT_OUT.equals(choice);
                    return new Spelling(
                            FIELD, address.getKey(), address.getValue(), isSaid ? choice : null, isSaid, options);
                })
                .toList();
    }
}
