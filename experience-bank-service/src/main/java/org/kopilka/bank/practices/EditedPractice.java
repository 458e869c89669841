package org.kopilka.bank.practices;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.kopilka.platform.actor.Visibility;

/**
 * What a practice's authors decide.
 *
 * @param institution whose experience it is; counts only when the practice is begun
 * @param authors people of the network; with none it is by whoever writes
 */
record EditedPractice(
        @NotNull UUID institution,
        @NotNull @Valid Visibility visibility,
        @Size(max = 20) List<@NotNull UUID> authors,
        @NotNull @Valid Card card) {

    EditedPractice {
        authors = authors == null ? List.of() : authors.stream().distinct().toList();
    }
}
