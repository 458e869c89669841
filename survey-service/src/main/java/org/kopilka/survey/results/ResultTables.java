package org.kopilka.survey.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.TableWriter.NewSheet;
import org.kopilka.survey.answers.Answer;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Look;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.forms.Texts;
import org.springframework.context.MessageSource;

/** Results as tables for people's own programs: what came out, and what the names mean. */
final class ResultTables {

    private static final double PERCENT = 100;

    private final Form form;
    private final MessageSource messages;
    private final Locale language;

    ResultTables(Form form, MessageSource messages, Locale language) {
        this.form = form;
        this.messages = messages;
        this.language = language;
    }

    NewSheet results(List<QuestionResult> results) {
        return new NewSheet(
                word("results"),
                header(
                        "question",
                        "text",
                        "answered",
                        "choice",
                        "choice-text",
                        "count",
                        "share",
                        "place",
                        "first-three"),
                results.stream().flatMap(this::rows));
    }

    private Stream<List<?>> rows(QuestionResult result) {
        if (result.tooFew()) {
            return Stream.of(row(result, null, word("too-few"), null, null, null, null));
        }
        var rows = new ArrayList<List<?>>();
        result.choices()
                .forEach(choice -> rows.add(row(
                        result,
                        choice.name(),
                        text(choice.label()),
                        choice.count(),
                        percent(choice.share()),
                        rounded(choice.place()),
                        percent(choice.firstThree()))));
        if (result.agreement() != null) {
            rows.add(row(result, null, word("agreement"), null, null, rounded(result.agreement()), null));
        }
        var numbers = result.numbers();
        if (numbers != null) {
            summary(result, "mean", numbers.mean(), rows);
            summary(result, "deviation", numbers.deviation(), rows);
            summary(result, "lower-quartile", numbers.lowerQuartile(), rows);
            summary(result, "median", numbers.median(), rows);
            summary(result, "upper-quartile", numbers.upperQuartile(), rows);
        }
        if (rows.isEmpty()) {
            rows.add(row(result, null, null, null, null, null, null));
        }
        return rows.stream();
    }

    private void summary(QuestionResult result, String word, @Nullable Double number, List<List<?>> rows) {
        if (number != null) {
            rows.add(row(result, null, word(word), null, null, rounded(number), null));
        }
    }

    private List<?> row(
            QuestionResult result,
            @Nullable String choice,
            @Nullable String choiceText,
            @Nullable Integer count,
            @Nullable Double share,
            @Nullable Double value,
            @Nullable Double firstThree) {
        var row = new ArrayList<@Nullable Object>();
        row.add(result.name());
        row.add(text(result.label()));
        row.add(result.answered());
        row.add(choice);
        row.add(choiceText);
        row.add(count);
        row.add(share);
        row.add(value);
        row.add(firstThree);
        return row;
    }

    NewSheet codebook() {
        return new NewSheet(
                word("codebook"),
                header("question", "text", "kind", "required", "relevant", "choice", "choice-text"),
                form.asked().stream().flatMap(this::meaning));
    }

    private Stream<List<?>> meaning(Question question) {
        var first = new ArrayList<@Nullable Object>();
        first.add(question.name());
        first.add(text(question.label()));
        first.add(word("kind."
                + (question.look() == Look.SCALE && question.kind() == Kind.ONE
                        ? Look.SCALE.word()
                        : question.kind().word())));
        first.add(word(question.required() ? "yes" : "no"));
        first.add(question.relevant());
        var choices = form.choices(question).stream().map(choice -> {
            var row = new ArrayList<@Nullable Object>();
            row.add(question.name());
            Stream.of(1, 2, 3, 4).forEach(_ -> row.add(null));
            row.add(choice.name());
            row.add(text(choice.label()));
            return row;
        });
        return Stream.concat(Stream.of(first), choices);
    }

    /** Every answer in a row; only of waves that say openly that answers carry names. */
    NewSheet answers(List<Answer> answers, java.util.function.Function<UUID, String> names, InstitutionTree tree) {
        var header = Stream.concat(
                        Stream.of(word("person"), word("institution")),
                        form.asked().stream().map(Question::name))
                .toList();
        return new NewSheet(word("answers"), header, answers.stream().map(answer -> {
            var row = new ArrayList<@Nullable Object>();
            row.add(answer.person() == null ? null : names.apply(answer.person()));
            row.add(answer.institution() == null ? null : tree.nameOf(answer.institution()));
            form.asked()
                    .forEach(question -> row.add(cell(question, answer.values().get(question.name()))));
            return row;
        }));
    }

    private @Nullable Object cell(Question question, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list -> list.stream().map(one -> labels(question, one)).collect(Collectors.joining("; "));
            case String text when question.kind().hasChoices() -> label(question, text);
            default -> value;
        };
    }

    /** Those with the same place in braces. */
    private String labels(Question question, Object one) {
        return one instanceof List<?> tie
                ? tie.stream().map(name -> label(question, name.toString())).collect(Collectors.joining("; ", "{", "}"))
                : label(question, one.toString());
    }

    private String label(Question question, String choice) {
        return form.choices(question).stream()
                .filter(one -> one.name().equals(choice))
                .map(Choice::label)
                .map(this::text)
                .findFirst()
                .orElse(choice);
    }

    private List<String> header(String... words) {
        return Stream.of(words).map(this::word).toList();
    }

    private String text(java.util.Map<String, String> texts) {
        return Texts.in(language.getLanguage(), texts, form.language());
    }

    private String word(String code) {
        return messages.getMessage("table." + code, null, language);
    }

    private static @Nullable Double percent(@Nullable Double share) {
        return share == null ? null : Math.round(share * PERCENT * 10) / 10.0;
    }

    private static @Nullable Double rounded(@Nullable Double number) {
        return number == null ? null : Math.round(number * 100) / 100.0;
    }
}
