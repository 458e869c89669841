package org.kopilka.survey.xlsform;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kopilka.platform.tables.Table;

/**
 * The first row of a sheet: which column holds what. Old spellings ({@code label:english}, {@code list name}) mean what
 * the present ones do.
 */
final class Header {

    /** A column's meaning. @param language empty for texts that do not say theirs */
    record Column(String name, String language) {}

    private static final Pattern CODE = Pattern.compile("\\(([A-Za-z]{2,3})(?:-[A-Za-z]+)?\\)\\s*$");
    private static final Map<String, String> OLD_NAMES = Map.of(
            "relevance", "relevant",
            "caption", "label",
            "value", "name",
            "command", "type",
            "constraint_msg", "constraint_message",
            "form_name", "form_title");
    private static final Map<String, String> LANGUAGES = Map.of(
            "english", "en", "russian", "ru", "русский", "ru", "kazakh", "kk", "казахский", "kk", "қазақша", "kk");

    private final Map<Column, Integer> columns = new LinkedHashMap<>();
    private final Map<Integer, String> spellings = new HashMap<>();

    private Header() {}

    static Header read(String sheet, Table.Row row, List<Fault> faults) {
        var header = new Header();
        for (int at = 0; at < row.cells().size(); at++) {
            var spelling = row.text(at);
            if (!spelling.isEmpty()) {
                header.spellings.put(at, spelling);
                var first = header.columns.putIfAbsent(meaning(spelling), at);
                if (first != null) {
                    faults.add(
                            new Fault(sheet, row.number(), at, "duplicate-column", spelling, Table.columnName(first)));
                }
            }
        }
        return header;
    }

    private static Column meaning(String spelling) {
        int colon = spelling.indexOf(':');
        var language = spelling.substring(colon + 1).replaceFirst("^:", "").strip();
        return colon <= 0 || language.isEmpty()
                ? new Column(canonical(spelling), "")
                : new Column(canonical(spelling.substring(0, colon)), languageOf(language));
    }

    private static String canonical(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "_");
        return OLD_NAMES.getOrDefault(plain, plain);
    }

    /** {@code en} for «English (en)», «English», «english» and «en». */
    static String languageOf(String spelling) {
        var code = CODE.matcher(spelling);
        if (code.find()) {
            return code.group(1).toLowerCase(Locale.ROOT);
        }
        var plain = spelling.strip().toLowerCase(Locale.ROOT);
        var slug = LANGUAGES.getOrDefault(plain, plain.replaceAll("[^\\p{L}\\p{N}]+", "-"));
        return slug.isEmpty() ? "und" : slug;
    }

    Optional<Integer> find(String name) {
        return Optional.ofNullable(columns.get(new Column(name, "")));
    }

    /** The cell's text; empty where the sheet has no such column. */
    String text(Table.Row row, String name) {
        return find(name).map(row::text).orElse("");
    }

    /** Where to point at for something wrong with a column that may be missing. */
    int at(String name) {
        return columns.entrySet().stream()
                .filter(column -> column.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(0);
    }

    /** The texts of a cell in all its languages. @param own the language of texts that do not say theirs */
    Map<String, String> texts(Table.Row row, String name, String own) {
        var texts = new LinkedHashMap<String, String>();
        columns.forEach((column, at) -> {
            if (column.name().equals(name) && !row.text(at).isEmpty()) {
                texts.putIfAbsent(column.language().isEmpty() ? own : column.language(), row.text(at));
            }
        });
        return texts;
    }

    /** The languages that texts of this sheet say they are in, in the order of columns. */
    List<String> languages() {
        return columns.keySet().stream()
                .filter(column ->
                        column.name().equals("label") && !column.language().isEmpty())
                .map(Column::language)
                .distinct()
                .toList();
    }

    /** The columns besides those named, by name and place. */
    Map<String, Integer> others(java.util.Set<String> known) {
        return columns.entrySet().stream()
                .filter(column -> !known.contains(column.getKey().name()))
                .collect(Collectors.toMap(
                        column -> spellings.getOrDefault(column.getValue(), ""),
                        Map.Entry::getValue,
                        (first, _) -> first,
                        LinkedHashMap::new));
    }
}
