package org.kopilka.survey.older;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Table;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.forms.Wordings;

/**
 * How cells are read into a question.
 *
 * @param columns one, or all that tick a choice of it
 * @param choices their names by what they are called
 * @param others the question for answers that are on no list; null where there are none
 */
record Target(
        List<LoadPlan.Column> columns,
        Question question,
        Wordings<String> choices,
        Map<String, String> labels,
        Cutting cutting,
        @Nullable Question others) {

    private static final int LONGEST_TEXT = 4_000;

    void read(Table.Row row, Map<String, Object> values, Told told) {
        var column = columns.getFirst();
        if (column.kind() == ColumnKind.TICK) {
            ticks(row, values, told);
            return;
        }
        var cell = row.text(column.column());
        Cells.answer(cell, column.spellings()).ifPresentOrElse(answer -> read(row, answer, values, told), () -> {
            if (!cell.isEmpty()) {
                told.notice(column.column(), "taken-as-none", Told.shown(cell));
            }
        });
    }

    private int column() {
        return columns.getFirst().column();
    }

    private Map<String, String> spellings() {
        return columns.getFirst().spellings();
    }

    private void read(Table.Row row, String cell, Map<String, Object> values, Told told) {
        switch (question.kind()) {
            case TEXT, NOTE -> values.put(question.name(), shortened(cell, told));
            case DATE ->
                date(row, cell).ifPresentOrElse(date -> values.put(question.name(), date), () -> {
                    fault(row, "not-a-date", cell, told);
                });
            case INTEGER, DECIMAL, RANGE ->
                Cells.number(cell).ifPresentOrElse(number -> number(row, cell, number, values, told), () -> {
                    fault(row, "not-a-number", cell, told);
                });
            case ONE -> one(cell, values, told);
            case MULTIPLE -> several(cell, values, told);
            case RANK -> ranked(row, cell, values, told);
        }
    }

    private Optional<String> date(Table.Row row, String cell) {
        var date = row.cell(column()).date();
        return date == null ? Cells.date(cell) : Optional.of(date.toString());
    }

    private void number(Table.Row row, String cell, double number, Map<String, Object> values, Told told) {
        var range = question.range();
        if (question.kind() == Kind.INTEGER && number != Math.rint(number)) {
            fault(row, "not-whole", cell, told);
        } else if (range != null && (number < range.from() || number > range.to())) {
            told.fault(row.number(), column(), "off-range", Told.shown(cell), range.from(), range.to());
        } else {
            values.put(question.name(), question.kind() == Kind.INTEGER ? (Object) Math.round(number) : number);
        }
    }

    private void one(String cell, Map<String, Object> values, Told told) {
        choice(cell, told).ifPresentOrElse(choice -> values.put(question.name(), choice), () -> {
            values.put(question.name(), Choice.OTHER);
            others(List.of(cell), values, told);
        });
    }

    private void several(String cell, Map<String, Object> values, Told told) {
        var chosen = new LinkedHashSet<String>();
        var unknown = new ArrayList<String>();
        for (var text : cutting.cut(cell)) {
            var spelled = spellings().getOrDefault(text, text);
            choice(spelled, told).ifPresentOrElse(chosen::add, () -> unknown.add(spelled));
        }
        if (!unknown.isEmpty()) {
            chosen.add(Choice.OTHER);
            others(unknown, values, told);
        }
        values.put(question.name(), List.copyOf(chosen));
    }

    private void others(List<String> texts, Map<String, Object> values, Told told) {
        texts.forEach(text -> told.notice(column(), "on-no-list", Told.shown(text)));
        if (others != null) {
            values.put(others.name(), shortened(String.join(", ", texts), told));
        }
    }

    /** Those with the same place as a list in the list. */
    private void ranked(Table.Row row, String cell, Map<String, Object> values, Told told) {
        var ranking = new ArrayList<Object>();
        var seen = new LinkedHashSet<String>();
        for (var tie : cutting.ranks(cell)) {
            var together = new ArrayList<String>();
            for (var text : tie) {
                var choice = choice(spellings().getOrDefault(text, text), told);
                if (choice.isEmpty()) {
                    fault(row, "not-a-choice", text, told);
                    return;
                }
                if (!seen.add(choice.get())) {
                    fault(row, "ranked-twice", text, told);
                    return;
                }
                together.add(choice.get());
            }
            ranking.add(together.size() == 1 ? together.getFirst() : List.copyOf(together));
        }
        if (!ranking.isEmpty()) {
            values.put(question.name(), List.copyOf(ranking));
        }
    }

    /** Nobody who ticked nothing, and left nothing unticked, answered. */
    private void ticks(Table.Row row, Map<String, Object> values, Told told) {
        var chosen = new LinkedHashSet<String>();
        var answered = false;
        for (var column : columns) {
            var cell = Cells.answer(row.text(column.column()), column.spellings());
            if (cell.isPresent()) {
                var choice = column.choice() == null ? "" : column.choice();
                var tick = Cells.tick(cell.get(), choice);
                if (tick.isEmpty()) {
                    told.fault(row.number(), column.column(), "not-a-tick", Told.shown(cell.get()));
                }
                answered = true;
                if (tick.orElse(false)) {
                    choices.find(choice).ifPresent(chosen::add);
                }
            }
        }
        if (answered) {
            values.put(question.name(), List.copyOf(chosen));
        }
    }

    private Optional<String> choice(String text, Told told) {
        var found = choices.find(text);
        if (!choices.isWritten(text)) {
            found.ifPresent(name ->
                    told.notice(column(), "folded", Told.shown(text), Told.shown(labels.getOrDefault(name, name))));
        }
        return found;
    }

    private String shortened(String text, Told told) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        told.notice(column(), "shortened", LONGEST_TEXT);
        return text.substring(0, LONGEST_TEXT);
    }

    private void fault(Table.Row row, String reason, String cell, Told told) {
        told.fault(row.number(), column(), reason, Told.shown(cell));
    }
}
