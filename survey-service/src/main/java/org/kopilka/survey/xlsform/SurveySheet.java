package org.kopilka.survey.xlsform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Table;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.ChoiceList;
import org.kopilka.survey.forms.Group;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Look;
import org.kopilka.survey.forms.Question;

/** Walks the rows of the survey sheet and makes questions and groups of them. */
final class SurveySheet {

    static final int MOST_QUESTIONS = 300;

    /** Each question shows its choices anew, and each choice its condition: a small workbook could make a huge form. */
    static final int MOST_CHARACTERS = 1_000_000;

    private static final String NAME = "survey";
    private static final Pattern QUESTION_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,63}");
    private static final Pattern PIPED = Pattern.compile("\\$\\{\\s*+([^{}\\s]++)\\s*+}");
    private static final Set<String> KNOWN_COLUMNS = Set.of(
            "type",
            "name",
            "label",
            "hint",
            "required",
            "relevant",
            "constraint",
            "constraint_message",
            "choice_filter",
            "appearance",
            "parameters",
            "required_message",
            "guidance_hint");
    private static final Map<String, String> OTHER_LABEL = Map.of("ru", "Другое", "kk", "Басқа", "en", "Other");
    private static final Map<String, String> OTHER_QUESTION =
            Map.of("ru", "Уточните", "kk", "Нақтылаңыз", "en", "Please specify");

    private final Header header;
    private final ChoicesSheet choices;
    private final List<String> languages;
    private final String instrument;
    private final List<Fault> faults;
    private final List<Fault> notices;

    private final Map<String, Kind> above = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Deque<Group> open = new ArrayDeque<>();
    private final Map<String, Integer> openedAt = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Map<String, ChoiceList> lists = new LinkedHashMap<>();
    private long characters;

    SurveySheet(
            Header header,
            ChoicesSheet choices,
            List<String> languages,
            String instrument,
            List<Fault> faults,
            List<Fault> notices) {
        this.header = header;
        this.choices = choices;
        this.languages = languages;
        this.instrument = instrument;
        this.faults = faults;
        this.notices = notices;
    }

    void read(Table.Sheet sheet) {
        var rows = sheet.rows();
        header.others(KNOWN_COLUMNS).forEach((column, at) -> {
            if (rows.stream().skip(1).anyMatch(row -> !row.text(at).isEmpty())) {
                notices.add(new Fault(NAME, rows.getFirst().number(), at, "column-left-out", column));
            }
        });
        rows.stream().skip(1).forEach(this::row);
        openedAt.forEach((group, row) -> faults.add(new Fault(NAME, row, header.at("type"), "group-open", group)));
        if (questions.stream().noneMatch(Question::isAsked) && faults.isEmpty()) {
            faults.add(new Fault(NAME, 0, 0, "no-questions"));
        }
    }

    private void row(Table.Row row) {
        var type = header.text(row, "type");
        if (type.isEmpty()) {
            notices.add(new Fault(NAME, row.number(), header.at("type"), "row-left-out"));
            return;
        }
        switch (QuestionType.of(type)) {
            case QuestionType.BeginsGroup _ -> beginGroup(row);
            case QuestionType.EndsGroup _ -> endGroup(row);
            case QuestionType.Metadata _ -> notice(row, "type", "metadata", type);
            case QuestionType.Unsupported(var name) -> fault(row, "type", "type-unsupported", name);
            case QuestionType.Asks(var kind) -> question(row, kind, null);
            case QuestionType.AsksFromList(var kind, var list, var orOther) -> fromList(row, kind, list, orOther);
        }
    }

    private void beginGroup(Table.Row row) {
        var name = header.text(row, "name");
        if (name.isEmpty()) {
            name = "group_" + row.number();
        }
        var parent = open.isEmpty() ? null : open.peek().name();
        var relevant = condition(row, "relevant", null, null);
        var group = new Group(name, texts(row, "label"), parent, relevant);
        if (groups.stream().anyMatch(known -> known.name().equals(group.name()))) {
            fault(row, "name", "duplicate-name", name);
        } else {
            groups.add(group);
        }
        openedAt.put(name, row.number());
        open.push(group);
    }

    private void endGroup(Table.Row row) {
        if (open.isEmpty()) {
            fault(row, "type", "group-not-open");
        } else {
            openedAt.remove(open.pop().name());
        }
    }

    private void fromList(Table.Row row, Kind kind, String listName, boolean orOther) {
        var found = choices.find(listName);
        if (found.isEmpty()) {
            fault(row, "type", "no-such-list", listName);
            return;
        }
        if (orOther && kind == Kind.RANK) {
            fault(row, "type", "rank-other");
            return;
        }
        var list = orOther ? withOther(listName, found.get()) : new ChoiceList(listName, found.get());
        characters += characters(row, list);
        if (characters > MOST_CHARACTERS) {
            fault(row, "type", "form-too-large", MOST_CHARACTERS);
            return;
        }
        lists.putIfAbsent(list.name(), list);
        var question = question(row, kind, list);
        if (orOther && question.isPresent()) {
            add(row, otherText(question.get()));
        }
    }

    private long characters(Table.Row row, ChoiceList list) {
        long inFilter = header.text(row, "choice_filter").length();
        return list.choices().stream()
                .mapToLong(choice -> inFilter
                        + choice.label().values().stream()
                                .mapToInt(String::length)
                                .sum())
                .sum();
    }

    /** XLSForm's {@code or_other}: one more choice, and a text question for whoever takes it. */
    private ChoiceList withOther(String name, List<Choice> of) {
        var other = new Choice(Choice.OTHER, inLanguages(OTHER_LABEL), Map.of());
        return of.stream().anyMatch(choice -> choice.name().equals(Choice.OTHER))
                ? new ChoiceList(name, of)
                : new ChoiceList(
                        name + " " + Choice.OTHER,
                        Stream.concat(of.stream(), Stream.of(other)).toList());
    }

    private Question otherText(Question of) {
        var name = of.name() + "_" + Choice.OTHER;
        return new Question(
                Question.identityOf(instrument, name),
                name,
                Kind.TEXT,
                inLanguages(OTHER_QUESTION),
                Map.of(),
                of.group(),
                false,
                "selected(${" + of.name() + "}, '" + Choice.OTHER + "')",
                null,
                Map.of(),
                null,
                null,
                Look.PLAIN,
                null);
    }

    private Map<String, String> inLanguages(Map<String, String> texts) {
        return languages.stream()
                .collect(Collectors.toMap(
                        language -> language,
                        language -> texts.getOrDefault(language, texts.getOrDefault("en", Choice.OTHER)),
                        (first, _) -> first,
                        LinkedHashMap::new));
    }

    private Optional<Question> question(Table.Row row, Kind kind, @Nullable ChoiceList list) {
        var name = nameOf(row, kind);
        var label = texts(row, "label");
        if (label.isEmpty()) {
            fault(row, "label", "label-missing");
        }
        var range = kind == Kind.RANGE ? range(row) : null;
        var question = new Question(
                Question.identityOf(instrument, name),
                name,
                kind,
                label,
                texts(row, "hint"),
                open.isEmpty() ? null : open.peek().name(),
                isRequired(row) && kind != Kind.NOTE,
                condition(row, "relevant", null, null),
                kind == Kind.NOTE ? null : condition(row, "constraint", kind, null),
                texts(row, "constraint_message"),
                list == null ? null : list.name(),
                list == null ? null : condition(row, "choice_filter", null, columnsOf(list)),
                look(header.text(row, "appearance"), kind),
                range);
        checkPiping(row, label);
        return add(row, question) ? Optional.of(question) : Optional.empty();
    }

    private static Set<String> columnsOf(ChoiceList list) {
        return list.choices().isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(list.choices().getFirst().columns().keySet());
    }

    private boolean add(Table.Row row, Question question) {
        if (question.name().isEmpty()) {
            return false;
        }
        if (!names.add(question.name().toLowerCase(Locale.ROOT))) {
            fault(row, "name", "duplicate-name", question.name());
            return false;
        }
        if (questions.size() == MOST_QUESTIONS) {
            fault(row, "type", "too-many-questions", MOST_QUESTIONS);
        }
        questions.add(question);
        if (question.isAsked()) {
            above.put(question.name(), question.kind());
        }
        return true;
    }

    /** Empty, with its fault, if the question has no name that answers could lie under. */
    private String nameOf(Table.Row row, Kind kind) {
        var name = header.text(row, "name");
        if (name.isEmpty()) {
            if (kind == Kind.NOTE) {
                return "note_" + row.number();
            }
            fault(row, "name", "name-missing");
            return "";
        }
        if (!QUESTION_NAME.matcher(name).matches()) {
            fault(row, "name", "name-unusable", name);
            return "";
        }
        return name;
    }

    private Map<String, String> texts(Table.Row row, String column) {
        return header.texts(row, column, languages.getFirst());
    }

    private boolean isRequired(Table.Row row) {
        var word = header.text(row, "required").toLowerCase(Locale.ROOT);
        return switch (word) {
            case "yes", "true", "true()", "1", "да" -> true;
            case "", "no", "false", "false()", "0", "нет" -> false;
            default -> {
                fault(row, "required", "required-unknown", word);
                yield false;
            }
        };
    }

    private @Nullable String condition(
            Table.Row row, String column, @Nullable Kind own, @Nullable Set<String> columns) {
        var source = header.text(row, column);
        if (source.isEmpty()) {
            return null;
        }
        var bad = new ExpressionCheck(above, own, columns).check(source);
        bad.ifPresent(reason -> fault(row, column, reason.reason(), reason.arguments()));
        return bad.isPresent() ? null : source;
    }

    private void checkPiping(Table.Row row, Map<String, String> label) {
        label.values()
                .forEach(text -> PIPED.matcher(text)
                        .results()
                        .map(piped -> piped.group(1))
                        .filter(name -> !above.containsKey(name))
                        .findFirst()
                        .ifPresent(name -> fault(row, "label", "expression-question", name)));
    }

    private static Look look(String appearance, Kind kind) {
        var words = Set.of(appearance.toLowerCase(Locale.ROOT).split("\\s+"));
        if (kind == Kind.TEXT && words.contains("multiline")) {
            return Look.MULTILINE;
        }
        if (kind == Kind.ONE && words.contains("likert")) {
            return Look.SCALE;
        }
        return kind == Kind.ONE && (words.contains("minimal") || words.contains("autocomplete"))
                ? Look.DROPDOWN
                : Look.PLAIN;
    }

    private Question.@Nullable Range range(Table.Row row) {
        double from = 0;
        double to = 10;
        double step = 1;
        for (var parameter : header.text(row, "parameters").split("[\\s,;]+")) {
            var parts = parameter.split("=", 2);
            if (parts.length == 2 && parts[1].matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
                switch (parts[0].toLowerCase(Locale.ROOT)) {
                    case "start" -> from = Double.parseDouble(parts[1]);
                    case "end" -> to = Double.parseDouble(parts[1]);
                    case "step" -> step = Double.parseDouble(parts[1]);
                    default -> fault(row, "parameters", "range-unknown", parameter);
                }
            } else if (!parameter.isEmpty()) {
                fault(row, "parameters", "range-unknown", parameter);
            }
        }
        if (step <= 0 || from >= to || (to - from) / step > 1_000) {
            fault(row, "parameters", "range-impossible");
            return null;
        }
        return new Question.Range(from, to, step);
    }

    private void fault(Table.Row row, String column, String reason, Object... arguments) {
        faults.add(new Fault(NAME, row.number(), header.at(column), reason, arguments));
    }

    private void notice(Table.Row row, String column, String reason, Object... arguments) {
        notices.add(new Fault(NAME, row.number(), header.at(column), reason, arguments));
    }

    List<Group> groups() {
        return groups;
    }

    List<Question> questions() {
        return questions;
    }

    List<ChoiceList> lists() {
        return List.copyOf(lists.values());
    }
}
