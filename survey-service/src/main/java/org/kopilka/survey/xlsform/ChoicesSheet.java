package org.kopilka.survey.xlsform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Table;
import org.kopilka.survey.forms.Choice;

/** The lists of choices of a workbook. */
final class ChoicesSheet {

    static final int MOST_CHOICES = 1_000;

    private static final String NAME = "choices";
    private static final Set<String> OWN_COLUMNS =
            Set.of("list_name", "name", "label", "image", "audio", "video", "media", "hint");
    private static final Pattern COLUMN_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,63}");

    private final Map<String, List<Choice>> lists = new LinkedHashMap<>();

    private ChoicesSheet() {}

    static ChoicesSheet read(
            Table.@Nullable Sheet sheet,
            @Nullable Header header,
            String language,
            boolean duplicatesAllowed,
            List<Fault> faults) {
        var choices = new ChoicesSheet();
        if (sheet != null && header != null) {
            var seen = new HashSet<String>();
            sheet.rows().stream().skip(1).forEach(row -> {
                if (!header.text(row, "list_name").isEmpty()) {
                    choices.add(row, header, language, duplicatesAllowed, seen, faults);
                }
            });
        }
        return choices;
    }

    private void add(
            Table.Row row,
            Header header,
            String language,
            boolean duplicatesAllowed,
            Set<String> seen,
            List<Fault> faults) {
        var list = header.text(row, "list_name");
        var name = header.text(row, "name");
        if (name.isEmpty()) {
            faults.add(new Fault(NAME, row.number(), header.at("name"), "choice-name-missing"));
            return;
        }
        if (name.contains(" ") || name.length() > 64) {
            faults.add(new Fault(NAME, row.number(), header.at("name"), "choice-name", name));
            return;
        }
        if (!seen.add(list + " " + name) && !duplicatesAllowed) {
            faults.add(new Fault(NAME, row.number(), header.at("name"), "duplicate-choice", name, list));
            return;
        }
        var of = lists.computeIfAbsent(list, _ -> new ArrayList<>());
        if (of.size() == MOST_CHOICES) {
            faults.add(new Fault(NAME, row.number(), header.at("name"), "too-many-choices", list, MOST_CHOICES));
            return;
        }
        var label = header.texts(row, "label", language);
        var columns = new LinkedHashMap<String, String>();
        header.others(OWN_COLUMNS).forEach((column, at) -> {
            if (COLUMN_NAME.matcher(column).matches()) {
                columns.put(column, row.text(at));
            }
        });
        of.add(new Choice(name, label.isEmpty() ? Map.of(language, name) : label, columns));
    }

    Optional<List<Choice>> find(String list) {
        return Optional.ofNullable(lists.get(list));
    }
}
