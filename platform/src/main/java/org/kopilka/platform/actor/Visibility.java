package org.kopilka.platform.actor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/** Who may see a document besides its owner institution. {@code chosen} counts only for the kind of that name. */
public record Visibility(@NotNull Kind kind, Set<UUID> chosen) {

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
