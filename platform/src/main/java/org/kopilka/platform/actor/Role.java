package org.kopilka.platform.actor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a person may be at an institution. The word is the one in tokens and messages. */
public enum Role {
    EDUCATOR("educator"),
    METHODIST("methodist"),
    HEAD("head"),
    EXPERT("expert"),
    DISTRICT_METHODIST("district-methodist"),
    NETWORK_ADMIN("network-admin");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    /** Whether it follows from a post: whoever holds it there belongs to the institution. The others are duties. */
    public boolean isOfPost() {
        return this == EDUCATOR || this == METHODIST || this == HEAD;
    }

    /** Empty for a word this release does not know: a newer realm must not break an older service. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }

    @JsonCreator
    static Role known(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("No role named " + word));
    }
}
