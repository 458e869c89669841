package org.kopilka.staff.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kopilka.staff.imports.Choices;
import org.kopilka.staff.imports.Preview.Option;
import org.kopilka.staff.imports.Preview.Spelling;
import org.kopilka.staff.reference.Catalogues;

/** The spellings of one column whose values come from a list: each is decided on once, for all its rows. */
final class Spellings {

    /** What a spelling is taken for; {@code value} null if that is not known. */
    record Meaning(@Nullable String value, boolean sure) {}

    /** Finds out what a spelling may mean. */
    interface Reader {

        Meaning read(String spelling);

        /** Whether somebody may decide for this value: one of the list, and within reach of the file. */
        boolean knows(String value);

        /** What this spelling may be taken for; empty where any of its kind may be chosen for all. */
        List<Option> options(String spelling);
    }

    private final String field;
    private final Reader reader;
    private final Choices choices;
    private final Map<String, Meaning> meanings = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new LinkedHashMap<>();

    Spellings(String field, Reader reader, Choices choices) {
        this.field = field;
        this.reader = reader;
        this.choices = choices;
    }

    static String plain(String spelling) {
        return spelling.toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replaceAll("\\s+", " ")
                .strip();
    }

    Meaning of(String spelling) {
        var plain = plain(spelling);
        rows.merge(plain, 1, Integer::sum);
        return meanings.computeIfAbsent(plain, text -> {
            var chosen = choices.of(field, text);
            return chosen == null || !reader.knows(chosen) ? reader.read(text) : new Meaning(chosen, true);
        });
    }

    List<Spelling> all() {
        return meanings.entrySet().stream()
                .map(meaning -> new Spelling(
                        field,
                        meaning.getKey(),
                        rows.getOrDefault(meaning.getKey(), 0),
                        meaning.getValue().value(),
                        meaning.getValue().sure(),
                        reader.options(meaning.getKey())))
                .toList();
    }

    /** Reads the entries of a catalogue by their names and known synonyms. */
    static Reader catalogue(List<Catalogues.Entry> entries) {
        var byName = new LinkedHashMap<String, String>();
        for (var entry : entries) {
            entry.names().values().forEach(name -> byName.putIfAbsent(plain(name), entry.code()));
            entry.synonyms().forEach(synonym -> byName.putIfAbsent(plain(synonym), entry.code()));
        }
        var codes = entries.stream().map(Catalogues.Entry::code).collect(Collectors.toSet());
        return new Reader() {
            @Override
            public Meaning read(String spelling) {
                var code = byName.get(spelling);
                if (code != null) {
                    return new Meaning(code, true);
                }
                return byName.entrySet().stream()
                        .filter(known -> known.getKey().length() > 4
                                && (begins(spelling, known.getKey()) || begins(known.getKey(), spelling)))
                        .findFirst()
                        .map(known -> new Meaning(known.getValue(), false))
                        .orElse(new Meaning(null, false));
            }

            @Override
            public boolean knows(String value) {
                return codes.contains(value);
            }

            @Override
            public List<Option> options(String spelling) {
                return List.of();
            }
        };
    }

    private static boolean begins(String text, String words) {
        return text.length() > words.length() && text.charAt(words.length()) == ' ' && text.startsWith(words);
    }
}
