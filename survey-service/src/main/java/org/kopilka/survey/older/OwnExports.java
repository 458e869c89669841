package org.kopilka.survey.older;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kopilka.platform.tables.Table;
import org.kopilka.survey.forms.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Knows the workbooks that this service writes again, in whatever language they were downloaded. */
@Component
class OwnExports {

    /** What a codebook says of a question. */
    record Known(String text, ColumnKind kind, List<Choice> choices) {}

    private static final List<Locale> LANGUAGES = List.of(Locale.of("ru"), Locale.of("kk"), Locale.of("en"));
    private static final int TEXT = 1;
    private static final int KIND = 2;
    private static final int CHOICE = 5;
    private static final int CHOICE_TEXT = 6;

    private static final Map<String, ColumnKind> KINDS = Map.of(
            "scale", ColumnKind.SCALE,
            "one", ColumnKind.ONE,
            "multiple", ColumnKind.MULTIPLE,
            "rank", ColumnKind.RANK,
            "integer", ColumnKind.NUMBER,
            "decimal", ColumnKind.NUMBER,
            "range", ColumnKind.NUMBER,
            "date", ColumnKind.TEXT,
            "text", ColumnKind.TEXT);

    private final MessageSource messages;

    OwnExports(MessageSource messages) {
        this.messages = messages;
    }

    boolean isAnswers(Table.Row header) {
        return begins(header, "person", "institution");
    }

    /** Sums, which nobody's answers can be made of again. */
    boolean isResults(Table.Row header) {
        return begins(header, "question", "text", "answered");
    }

    boolean isCodebook(Table.Row header) {
        return begins(header, "question", "text", "kind", "required");
    }

    private boolean begins(Table.Row header, String... codes) {
        for (int column = 0; column < codes.length; column++) {
            if (!words(codes[column]).contains(header.text(column))) {
                return false;
            }
        }
        return true;
    }

    /** Questions by the headings of their columns. */
    Map<String, Known> codebook(List<Table.Row> rows) {
        var kinds = KINDS.keySet().stream()
                .flatMap(kind -> words("kind." + kind).stream().map(word -> Map.entry(word, KINDS.get(kind))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
        var known = new LinkedHashMap<String, Known>();
        for (var row : rows) {
            var kind = kinds.get(row.text(KIND));
            var question = known.get(row.text(0));
            if (kind != null) {
                known.put(row.text(0), new Known(row.text(TEXT), kind, new ArrayList<>()));
            } else if (question != null) {
                question.choices().add(new Choice(row.text(CHOICE), Map.of("ru", row.text(CHOICE_TEXT)), Map.of()));
            }
        }
        return known;
    }

    private Set<String> words(String code) {
        return LANGUAGES.stream()
                .map(language -> messages.getMessage("table." + code, null, language))
                .collect(Collectors.toSet());
    }
}
