package org.kopilka.survey.older;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Table;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.ChoiceList;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Look;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.forms.Wordings;

/** Makes a form and answers of a table, as a plan says. */
final class OlderWave {

    /**
     * @param answers by question, one for each row that answers anything
     * @param notices what was taken otherwise than it stands in the table, or not at all
     */
    record Loaded(Form form, List<Map<String, Object>> answers, List<Told.Place> faults, List<Told.Place> notices) {}

    private static final Map<String, String> OTHER_LABEL = Map.of("ru", "Другое", "kk", "Басқа", "en", "Other");
    private static final int MOST_LEVELS = 50;

    /** What is looked at to make a name of a heading. */
    private static final int LONGEST_HEADER = 300;

    private final OldTable table;
    private final LoadPlan plan;
    private final @Nullable Form known;
    private final List<Target> targets = new ArrayList<>();
    private final List<ChoiceList> lists = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Told told = new Told();

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
        var columns = columns();
        var together = columns.stream()
                .collect(Collectors.groupingBy(OlderWave::together, LinkedHashMap::new, Collectors.toList()))
                .values();
        reserveNamesOfMapped(together);
        together.forEach(this::target);
        sayWhatIsLeftOut(columns);
        var answers = new ArrayList<Map<String, Object>>();
        for (var row : table.rows()) {
            var values = new LinkedHashMap<String, Object>();
            targets.forEach(target -> target.read(row, values, told));
            if (values.isEmpty()) {
                told.notice(Told.WHOLE, "row-without-answers");
            } else {
                answers.add(values);
            }
        }
        if (answers.isEmpty() && told.faults().isEmpty()) {
            told.fault(0, 0, "no-answers");
        }
        return new Loaded(form(), answers, told.faults(), told.notices());
    }

    private List<LoadPlan.Column> columns() {
        var columns = new ArrayList<LoadPlan.Column>();
        var seen = new HashSet<Integer>();
        for (var column : plan.columns()) {
            if (column.column() >= table.columns()) {
                told.fault(0, column.column(), "no-such-column");
            } else if (!seen.add(column.column())) {
                told.fault(0, column.column(), "column-twice");
            } else if (column.kind() == ColumnKind.TICK) {
                columns.add(
                        column.choice() == null ? column.ticking(table.header().text(column.column())) : column);
            } else if (column.kind() != ColumnKind.IGNORE) {
                columns.add(column);
            }
        }
        return columns;
    }

    /** Ticks of one question are read together, every other column by itself. */
    private static Object together(LoadPlan.Column column) {
        if (column.kind() != ColumnKind.TICK) {
            return column.column();
        }
        return column.question() == null ? List.of(column.text().strip()) : column.question();
    }

    private void reserveNamesOfMapped(Collection<List<LoadPlan.Column>> together) {
        for (var columns : together) {
            var question = columns.getFirst().question();
            if (question != null && !names.add(question)) {
                told.fault(0, columns.getFirst().column(), "question-twice", question);
            }
        }
    }

    private void sayWhatIsLeftOut(List<LoadPlan.Column> taken) {
        var columns = taken.stream().map(LoadPlan.Column::column).toList();
        var leftOut = IntStream.range(0, table.columns())
                .filter(column -> !columns.contains(column))
                .filter(column ->
                        table.rows().stream().anyMatch(row -> !row.cell(column).isEmpty()))
                .mapToObj(Table::columnName)
                .toList();
        if (!leftOut.isEmpty()) {
            told.notice(Told.WHOLE, "columns-left-out", String.join(", ", leftOut));
        }
        table.sayWhatIsLonger(told);
    }

    private void target(List<LoadPlan.Column> columns) {
        var column = columns.getFirst();
        var existing = column.question() == null ? null : question(column.question());
        if (column.question() != null && existing == null) {
            told.fault(0, column.column(), "no-such-question", column.question());
        } else if (column.kind() == ColumnKind.TICK) {
            ticked(columns, existing);
        } else {
            targets.add(existing == null ? anew(column) : mapped(column, existing));
        }
    }

    private @Nullable Question question(String name) {
        return known == null
                ? null
                : known.question(name).filter(Question::isAsked).orElse(null);
    }

    private Target anew(LoadPlan.Column column) {
        var exported = table.known(column.column()).filter(one -> one.kind() == column.kind());
        var choices = exported.map(OwnExports.Known::choices).orElse(List.of());
        var profile = table.profile(column.column(), column.spellings(), Wordings.of(choices));
        var name = free(name(profile.header(), column.column()));
        var kind = kind(column.kind(), profile);
        var question = Question.plain(Question.identityOf(plan.title(), name), name, kind, Map.of("ru", column.text()));
        if (!kind.hasChoices()) {
            return new Target(List.of(column), question, new Wordings<>(), Map.of(), profile.cutting(), null);
        }
        var look = column.kind() == ColumnKind.SCALE ? Look.SCALE : Look.PLAIN;
        var listed = choices.isEmpty() ? listed(column, profile) : choices;
        return withOthers(column, question.withChoices(name, look), profile, new ArrayList<>(listed));
    }

    private List<Choice> listed(LoadPlan.Column column, ColumnProfile profile) {
        var isOfNumbers =
                ordered(column, profile).allMatch(text -> Cells.number(text).isPresent());
        return column.kind() == ColumnKind.SCALE && (isOfNumbers || !isOrdered(column))
                ? levels(column, profile)
                : numbered(texts(column, profile));
    }

    private static boolean isOrdered(LoadPlan.Column column) {
        return column.order() != null && !column.order().isEmpty();
    }

    private List<String> texts(LoadPlan.Column column, ColumnProfile profile) {
        if (column.kind() == ColumnKind.SCALE && column.order() != null) {
            return column.order().stream().distinct().toList();
        }
        var texts = profile.listed(column.kind());
        if (column.kind() == ColumnKind.RANK && texts.size() > MOST_LEVELS) {
            told.fault(0, column.column(), "too-many-levels", MOST_LEVELS);
        }
        return texts;
    }

    /** Numbers know their order, and those that nobody chose; one that is written in several ways is one level. */
    private List<Choice> levels(LoadPlan.Column column, ColumnProfile profile) {
        var levels = new LinkedHashMap<Double, String>();
        for (var text : ordered(column, profile).toList()) {
            var number = Cells.number(text);
            if (number.isEmpty()) {
                told.fault(0, column.column(), "no-place", Told.shown(text));
                return List.of();
            }
            levels.putIfAbsent(number.get(), text);
        }
        if (levels.size() > MOST_LEVELS) {
            told.fault(0, column.column(), "too-many-levels", MOST_LEVELS);
        }
        return numbered(levels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(Map.Entry::getValue)
                .toList());
    }

    /** What the plan puts in order, and what was answered. */
    private static Stream<String> ordered(LoadPlan.Column column, ColumnProfile profile) {
        return Stream.concat(
                column.order() == null ? Stream.of() : column.order().stream(),
                profile.listed(ColumnKind.SCALE).stream());
    }

    private static List<Choice> numbered(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(at -> new Choice("c" + (at + 1), Map.of("ru", texts.get(at)), Map.of()))
                .toList();
    }

    private Target mapped(LoadPlan.Column column, Question existing) {
        var choices = choices(existing);
        var profile = table.profile(column.column(), column.spellings(), Wordings.of(choices));
        var question = question(existing, column.text());
        return existing.kind().hasChoices()
                ? withOthers(
                        column,
                        question.withChoices(existing.name(), existing.look()),
                        profile,
                        new ArrayList<>(choices))
                : new Target(List.of(column), question, new Wordings<>(), Map.of(), profile.cutting(), null);
    }

    private List<Choice> choices(Question existing) {
        return known == null ? List.of() : known.choices(existing);
    }

    private static Question question(Question existing, String text) {
        return new Question(
                existing.identity(),
                existing.name(),
                existing.kind(),
                Map.of("ru", text),
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
    }

    private void ticked(List<LoadPlan.Column> columns, @Nullable Question existing) {
        var first = columns.getFirst();
        if (existing != null && existing.kind() != Kind.MULTIPLE) {
            told.fault(0, first.column(), "not-ticked", existing.name());
            return;
        }
        var texts = columns.stream()
                .flatMap(column -> Stream.ofNullable(column.choice()))
                .distinct()
                .toList();
        var choices = existing == null ? numbered(texts) : choices(existing);
        var wordings = Wordings.of(choices);
        var ticked = new HashSet<String>();
        for (var column : columns) {
            var choice = wordings.find(Optional.ofNullable(column.choice()).orElse(""));
            if (choice.isEmpty()) {
                told.fault(0, column.column(), "not-a-choice", Told.shown(String.valueOf(column.choice())));
            } else if (!ticked.add(choice.get())) {
                told.fault(0, column.column(), "choice-twice", Told.shown(String.valueOf(column.choice())));
            }
        }
        var name = existing == null ? free(name(first.text(), first.column())) : existing.name();
        var question = existing == null
                ? Question.plain(
                        Question.identityOf(plan.title(), name), name, Kind.MULTIPLE, Map.of("ru", first.text()))
                : question(existing, first.text());
        lists.add(new ChoiceList(name, choices));
        targets.add(new Target(
                columns,
                question.withChoices(name, question.look()),
                wordings,
                labels(choices),
                Cutting.of(List.of(), new Wordings<>(), Map.of()),
                null));
    }

    /** Answers that are on no list keep their words, in a text question beside. */
    private Target withOthers(LoadPlan.Column column, Question question, ColumnProfile profile, List<Choice> choices) {
        var byWords = wordings(question, choices, profile);
        var several = question.kind().takesMany();
        var cutting = several ? cutting(column, choices, profile) : profile.cutting();
        var unlisted = (several ? profile.choices() : profile.values())
                .stream()
                        .map(ColumnProfile.Value::text)
                        .filter(text -> byWords.find(text).isEmpty())
                        .toList();
        if (column.kind() == ColumnKind.SCALE && isOrdered(column) && column.question() == null) {
            unlisted.stream()
                    .findFirst()
                    .ifPresent(text -> told.fault(0, column.column(), "no-place", Told.shown(text)));
        }
        if (unlisted.isEmpty() || question.kind() == Kind.RANK) {
            lists.add(new ChoiceList(question.name(), choices));
            return new Target(List.of(column), question, byWords, labels(choices), cutting, null);
        }
        choices.removeIf(choice -> choice.name().equals(Choice.OTHER));
        choices.add(new Choice(Choice.OTHER, OTHER_LABEL, Map.of()));
        lists.add(new ChoiceList(question.name(), choices));
        var name = free(question.name() + "_" + Choice.OTHER);
        var label = Map.of("ru", column.text() + " — другое");
        return new Target(
                List.of(column),
                question,
                byWords,
                labels(choices),
                cutting,
                Question.plain(Question.identityOf(plan.title(), name), name, Kind.TEXT, label));
    }

    /** Of a scale of numbers, each is found however it is written. */
    private static Wordings<String> wordings(Question question, List<Choice> choices, ColumnProfile profile) {
        var wordings = Wordings.of(choices);
        if (question.look() == Look.SCALE) {
            var levels = new HashMap<Double, String>();
            choices.forEach(choice -> choice.label().values().stream()
                    .flatMap(label -> Cells.number(label).stream())
                    .forEach(number -> levels.putIfAbsent(number, choice.name())));
            profile.values().stream()
                    .map(ColumnProfile.Value::text)
                    .filter(text -> !wordings.isKnown(text))
                    .forEach(text -> Cells.number(text)
                            .flatMap(number -> Optional.ofNullable(levels.get(number)))
                            .ifPresent(name -> wordings.add(name, List.of(text))));
        }
        return wordings;
    }

    private static Cutting cutting(LoadPlan.Column column, List<Choice> choices, ColumnProfile profile) {
        return Cutting.of(
                profile.values().stream().map(ColumnProfile.Value::text).toList(),
                Wordings.of(choices),
                column.spellings());
    }

    private static Map<String, String> labels(List<Choice> choices) {
        return choices.stream()
                .filter(choice -> !choice.label().isEmpty())
                .collect(Collectors.toMap(
                        Choice::name,
                        choice -> choice.label().values().iterator().next(),
                        (first, _) -> first));
    }

    private static Kind kind(ColumnKind kind, ColumnProfile profile) {
        return switch (kind) {
            case ONE, SCALE -> Kind.ONE;
            case MULTIPLE, TICK -> Kind.MULTIPLE;
            case RANK -> Kind.RANK;
            case NUMBER ->
                profile.values().stream().allMatch(value -> isWhole(value.text())) ? Kind.INTEGER : Kind.DECIMAL;
            case TEXT, IGNORE -> Kind.TEXT;
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
