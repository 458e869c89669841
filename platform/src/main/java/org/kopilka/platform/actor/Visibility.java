package org.kopilka.platform.actor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/** Who may see a document besides its owner institution. {@code chosen} counts only for the kind of that name. */
public record Visibility(
        Kind kind, @Size(max = Visibility.MOST_CHOSEN) Set<UUID> chosen) {

    static final int MOST_CHOSEN = 1_000;

    /** What comes from outside may leave out either; the list is kept only where it counts. */
    public Visibility {
        if (kind == null) {
            throw new IllegalArgumentException("A visibility needs its kind");
        }
        chosen = kind == Kind.CHOSEN && chosen != null ? Set.copyOf(chosen) : Set.of();
        if (chosen.size() > MOST_CHOSEN) {
            throw new IllegalArgumentException("Too many institutions chosen: " + chosen.size());
        }
    }

    public enum Kind {
        INSTITUTION,
        CHOSEN,
        NETWORK;

        @JsonValue
        public String word() {
            return name().toLowerCase();
        }

        @JsonCreator
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No visibility named " + word));
        }
    }

    public static final Visibility INSTITUTION = new Visibility(Kind.INSTITUTION, Set.of());
    public static final Visibility NETWORK = new Visibility(Kind.NETWORK, Set.of());
}
