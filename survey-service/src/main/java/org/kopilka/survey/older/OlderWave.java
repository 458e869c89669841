package org.kopilka.survey.older;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Table;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.ChoiceList;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Look;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.forms.WordedAlike;

/** Makes a form and answers of a table, as a plan says. */
final class OlderWave {

    /** @param row in the file, from 1; {@code column} from 0 */
    record Fault(int row, int column, String reason, Object... arguments) {}

    /** @param answers by question, one for each row that answers anything */
    record Loaded(Form form, List<Map<String, Object>> answers, List<Fault> faults) {}

    private static final Map<String, String> OTHER_LABEL = Map.of("ru", "Другое", "kk", "Басқа", "en", "Other");
    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_TEXT = 4_000;

    /** What is looked at to make a name of a heading. */
    private static final int LONGEST_HEADER = 300;

    /** How one column is read into its question, and into the question for other answers beside it. */
    private record Target(
            LoadPlan.Column column,
            Question question,
            Map<String, String> choices,
            @Nullable Question others) {}

    private final OldTable table;
    private final LoadPlan plan;
    private final @Nullable Form known;
    private final List<Target> targets = new ArrayList<>();
    private final List<ChoiceList> lists = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    private OlderWave(OldTable table, LoadPlan plan, @Nullable Form known) {
        this.table = table;
        this.plan = plan;
        this.known = known;
    }

    /** @param known the form of the questionnaire that columns are mapped to */
    static Loaded load(OldTable table, LoadPlan plan, @Nullable Form known) {
        return new OlderWave(plan.only() == null ? table : table.only(plan.only()), plan, known).load();
    }

    private Loaded load() {
        reserveNamesOfMapped();
        var seen = new HashSet<Integer>();
        for (var column : plan.columns()) {
            if (column.column() >= table.columns()) {
                faults.add(new Fault(0, column.column(), "no-such-column"));
            } else if (!seen.add(column.column())) {
                faults.add(new Fault(0, column.column(), "column-twice"));
            } else if (column.kind() != ColumnKind.IGNORE) {
                target(column);
            }
        }
        var answers = new ArrayList<Map<String, Object>>();
        for (var row : table.rows()) {
            var values = values(row);
            if (!values.isEmpty()) {
                answers.add(values);
            }
        }
        if (answers.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(0, 0, "no-answers"));
        }
        return new Loaded(form(), answers, faults);
    }

    private void reserveNamesOfMapped() {
        for (var column : plan.columns()) {
            if (column.question() != null && column.kind() != ColumnKind.IGNORE && !names.add(column.question())) {
                faults.add(new Fault(0, column.column(), "question-twice", column.question()));
            }
        }
    }

    private void target(LoadPlan.Column column) {
        var existing = column.question() == null ? null : question(column.question());
        if (column.question() != null && existing == null) {
            faults.add(new Fault(0, column.column(), "no-such-question", column.question()));
            return;
        }
        var profile = ColumnProfile.of(table.header(), table.rows(), column.column(), column.spellings());
        targets.add(existing == null ? anew(column, profile) : mapped(column, existing, profile));
    }

    private @Nullable Question question(String name) {
        return known == null
                ? null
                : known.question(name).filter(Question::isAsked).orElse(null);
    }

    private Target anew(LoadPlan.Column column, ColumnProfile profile) {
        var name = free(name(profile.header(), column.column()));
        var kind = kind(column.kind(), profile);
        var question = Question.plain(Question.identityOf(plan.title(), name), name, kind, Map.of("ru", column.text()));
        if (!kind.hasChoices()) {
            return new Target(column, question, Map.of(), null);
        }
        var texts = listed(column, profile);
        var choices = new LinkedHashMap<String, Choice>();
        texts.forEach(text -> choices.put(text, new Choice("c" + (choices.size() + 1), Map.of("ru", text), Map.of())));
        var look = column.kind() == ColumnKind.SCALE ? Look.SCALE : Look.PLAIN;
        return withOthers(column, question.withChoices(name, look), profile, new ArrayList<>(choices.values()));
    }

    private List<String> listed(LoadPlan.Column column, ColumnProfile profile) {
        var listed = profile.listed(column.kind());
        if (column.kind() != ColumnKind.SCALE) {
            return listed;
        }
        var order = column.order() == null ? List.<String>of() : column.order();
        if (order.isEmpty()
                && listed.stream().allMatch(text -> Cells.number(text).isPresent())) {
            return listed.stream()
                    .sorted(Comparator.comparing(text -> Cells.number(text).orElseThrow()))
                    .toList();
        }
        var placed = order.stream().map(WordedAlike::key).toList();
        listed.stream()
                .filter(text -> !placed.contains(WordedAlike.key(text)))
                .findFirst()
                .ifPresent(text -> faults.add(new Fault(0, column.column(), "no-place", text)));
        return order.stream().distinct().toList();
    }

    private Target mapped(LoadPlan.Column column, Question existing, ColumnProfile profile) {
        var question = new Question(
                existing.identity(),
                existing.name(),
                existing.kind(),
                Map.of("ru", column.text()),
                Map.of(),
                null,
                false,
                null,
                null,
                Map.of(),
                null,
                null,
                existing.look(),
                existing.range());
        if (!existing.kind().hasChoices() || known == null) {
            return new Target(column, question, Map.of(), null);
        }
        var choices = new ArrayList<>(known.choices(existing));
        return withOthers(column, question.withChoices(existing.name(), existing.look()), profile, choices);
    }

    /** Answers that are on no list keep their words, in a text question beside. */
    private Target withOthers(LoadPlan.Column column, Question question, ColumnProfile profile, List<Choice> choices) {
        var byWords = new HashMap<String, String>();
        choices.forEach(choice -> {
            byWords.putIfAbsent(WordedAlike.key(choice.name()), choice.name());
            choice.label().values().forEach(label -> byWords.putIfAbsent(WordedAlike.key(label), choice.name()));
        });
        var several = question.kind().takesMany();
        var unlisted = (several ? profile.choices() : profile.values())
                .stream().anyMatch(value -> !byWords.containsKey(WordedAlike.key(value.text())));
        if (!unlisted || question.kind() == Kind.RANK) {
            lists.add(new ChoiceList(question.name(), choices));
            return new Target(column, question, byWords, null);
        }
        choices.removeIf(choice -> choice.name().equals(Choice.OTHER));
        choices.add(new Choice(Choice.OTHER, OTHER_LABEL, Map.of()));
        lists.add(new ChoiceList(question.name(), choices));
        var name = free(question.name() + "_" + Choice.OTHER);
        var label = Map.of("ru", column.text() + " — другое");
        return new Target(
                column,
                question,
                byWords,
                Question.plain(Question.identityOf(plan.title(), name), name, Kind.TEXT, label));
    }

    private static Kind kind(ColumnKind kind, ColumnProfile profile) {
        return switch (kind) {
            case ONE, SCALE -> Kind.ONE;
            case MULTIPLE -> Kind.MULTIPLE;
            case NUMBER ->
                profile.values().stream().allMatch(value -> isWhole(value.text())) ? Kind.INTEGER : Kind.DECIMAL;
            default -> Kind.TEXT;
        };
    }

    private static boolean isWhole(String text) {
        return Cells.number(text).map(number -> number == Math.rint(number)).orElse(true);
    }

    private static String name(String header, int column) {
        var head = header.strip();
        var plain = head.substring(0, Math.min(head.length(), LONGEST_HEADER))
                .replaceAll("[^\\p{L}\\p{N}_-]+", "_")
                .replaceAll("^[^\\p{L}_]+|_+$", "");
        return plain.isEmpty() ? "q" + (column + 1) : plain.substring(0, Math.min(plain.length(), 50));
    }

    private String free(String wanted) {
        var name = wanted;
        for (int number = 2; !names.add(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    private Map<String, Object> values(Table.Row row) {
        var values = new LinkedHashMap<String, Object>();
        for (var target : targets) {
            Cells.answer(row.text(target.column().column()), target.column().spellings())
                    .ifPresent(cell -> read(row, cell, target, values));
        }
        return values;
    }

    private void read(Table.Row row, String cell, Target target, Map<String, Object> values) {
        var question = target.question();
        switch (question.kind()) {
            case TEXT, NOTE -> values.put(question.name(), shortened(cell));
            case DATE ->
                Cells.date(cell)
                        .ifPresentOrElse(
                                date -> values.put(question.name(), date),
                                () -> fault(row, target, "not-a-date", cell));
            case INTEGER, DECIMAL, RANGE ->
                Cells.number(cell)
                        .ifPresentOrElse(
                                number -> values.put(question.name(), whole(question, number)),
                                () -> fault(row, target, "not-a-number", cell));
            case ONE -> one(cell, target).ifPresent(choice -> values.put(question.name(), choice));
            case MULTIPLE -> several(cell, target, values);
            case RANK -> ranked(row, cell, target, values);
        }
        if (target.others() != null && question.kind() == Kind.ONE && isOther(cell, target)) {
            values.put(question.name(), Choice.OTHER);
            values.put(target.others().name(), shortened(cell));
        }
    }

    private static Object whole(Question question, double number) {
        return question.kind() == Kind.INTEGER ? (Object) Math.round(number) : number;
    }

    private static Optional<String> one(String text, Target target) {
        return Optional.ofNullable(target.choices().get(WordedAlike.key(text)));
    }

    private static boolean isOther(String text, Target target) {
        return one(text, target).isEmpty();
    }

    private static void several(String cell, Target target, Map<String, Object> values) {
        var chosen = new ArrayList<String>();
        var others = new ArrayList<String>();
        Cells.choices(cell, target.column().spellings())
                .forEach(text -> one(text, target).ifPresentOrElse(chosen::add, () -> others.add(text)));
        if (!others.isEmpty() && target.others() != null) {
            chosen.add(Choice.OTHER);
            values.put(target.others().name(), shortened(String.join(", ", others)));
        }
        values.put(target.question().name(), chosen.stream().distinct().toList());
    }

    private void ranked(Table.Row row, String cell, Target target, Map<String, Object> values) {
        var ranking = Cells.choices(cell, target.column().spellings()).stream()
                .map(text -> one(text, target))
                .toList();
        if (ranking.stream().anyMatch(Optional::isEmpty)) {
            fault(row, target, "not-a-choice", cell);
        } else {
            values.put(
                    target.question().name(),
                    ranking.stream().flatMap(Optional::stream).distinct().toList());
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    private void fault(Table.Row row, Target target, String reason, String cell) {
        if (faults.size() < MOST_FAULTS) {
            var shown = cell.length() > 60 ? cell.substring(0, 60) + "…" : cell;
            faults.add(new Fault(row.number(), target.column().column(), reason, shown));
        }
    }

    private Form form() {
        var questions = targets.stream()
                .flatMap(target -> Stream.concat(Stream.of(target.question()), Stream.ofNullable(target.others())))
                .toList();
        return new Form(
                Map.of("ru", plan.title()),
                plan.title().toLowerCase(Locale.ROOT),
                "",
                List.of("ru"),
                List.of(),
                questions,
                lists);
    }
}
