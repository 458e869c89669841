package org.kopilka.staff.accounts;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.staff.people.PersonName;

/**
 * A login a person can remember and a keyboard can type: their address, or {@code akhmetova.a} for «Ахметова Айгүл».
 * Keycloak takes an address with other marks than these for no login.
 */
final class Login {

    private static final Map<Character, String> LATIN = Stream.of(
                    "а a", "ә a", "б b", "в v", "г g", "ғ g", "д d", "е e", "ё e", "ж zh", "з z", "и i", "й i", "к k",
                    "қ q", "л l", "м m", "н n", "ң n", "о o", "ө o", "п p", "р r", "с s", "т t", "у u", "ұ u", "ү u",
                    "ф f", "х kh", "һ h", "ц ts", "ч ch", "ш sh", "щ sch", "ъ ", "ы y", "і i", "ь ", "э e", "ю yu",
                    "я ya")
            .map(pair -> pair.split(" ", 2))
            .collect(Collectors.toMap(pair -> pair[0].charAt(0), pair -> pair[1]));

    private Login() {}

    static String of(PersonName name, @Nullable String email) {
        if (email != null && email.matches("[\\p{L}\\p{N}@._+'-]+")) {
            return email;
        }
        var family = latin(name.family());
        var given = latin(name.given());
        return (family.isEmpty() ? "user" : family) + (given.isEmpty() ? "" : "." + given.charAt(0));
    }

    private static String latin(String text) {
        return text.toLowerCase(Locale.ROOT)
                .chars()
                .mapToObj(letter -> LATIN.getOrDefault((char) letter, String.valueOf((char) letter)))
                .collect(Collectors.joining())
                .replaceAll("[^a-z0-9]", "");
    }
}
