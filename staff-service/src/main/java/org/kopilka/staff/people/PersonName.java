package org.kopilka.staff.people;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person's name as it is addressed in Russian and Kazakh: family name first, patronymic not everybody has. */
public record PersonName(
        String family, String given, @Nullable String patronymic) {

    /** Reads «ФАМИЛИЯ  Имя Отчество» in any case and spacing; empty unless there are two to four words. */
    public static Optional<PersonName> parse(String text) {
        var words = Stream.of(Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replace('\u00A0', ' ')
                        .strip()
                        .split("\\s+"))
                .map(PersonName::capitalised)
                .toList();
        var readable = words.stream().allMatch(word -> word.matches("[\\p{L}][\\p{L}'’.-]*"));
        return switch (readable ? words.size() : 0) {
            case 2 -> Optional.of(new PersonName(words.get(0), words.get(1), null));
            case 3, 4 ->
                Optional.of(
                        new PersonName(words.get(0), words.get(1), String.join(" ", words.subList(2, words.size()))));
            default -> Optional.empty();
        };
    }

    /** «АННА-мария» to «Анна-Мария»; words already mixed stay as they are. */
    private static String capitalised(String word) {
        var isMixed = !word.equals(word.toUpperCase(Locale.ROOT)) && !word.equals(word.toLowerCase(Locale.ROOT));
        if (isMixed) {
            return word;
        }
        return Arrays.stream(word.toLowerCase(Locale.ROOT).split("-"))
                .map(part -> part.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining("-"));
    }

    public String full() {
        return patronymic == null ? family + " " + given : family + " " + given + " " + patronymic;
    }

    /** The same for all spellings of one name: lower case, ё as е. */
    public String key() {
        return keyOf(full());
    }

    static String keyOf(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('\u00A0', ' ')
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .strip()
                .replaceAll("\\s+", " ");
    }
}
