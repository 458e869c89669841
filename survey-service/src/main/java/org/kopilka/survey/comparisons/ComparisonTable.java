package org.kopilka.survey.comparisons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.TableWriter.NewSheet;
import org.kopilka.survey.forms.Texts;
import org.springframework.context.MessageSource;

/** A comparison as a table: a line for every test, and for every share beside one. */
record ComparisonTable(MessageSource messages, Locale language) {

    NewSheet sheet(List<QuestionComparison> questions, List<LeftOut> leftOut) {
        var header = Stream.of(
                        "text",
                        "choice-text",
                        "before",
                        "after",
                        "verdict",
                        "effect-kind",
                        "effect",
                        "low",
                        "high",
                        "test",
                        "p",
                        "adjusted",
                        "answered-before",
                        "answered-after")
                .map(this::word)
                .toList();
        return new NewSheet(
                word("comparison"),
                header,
                Stream.concat(
                        questions.stream().flatMap(this::rows), leftOut.stream().map(this::row)));
    }

    /** Left out, under the wave that asked it. */
    private List<?> row(LeftOut question) {
        var isFirst = question.wave() == LeftOut.In.FIRST;
        return List.of(
                text(question.label()),
                "",
                isFirst ? word("asked") : "",
                isFirst ? "" : word("asked"),
                word("left-out." + question.reason().word()));
    }

    private Stream<List<?>> rows(QuestionComparison question) {
        if (question.reason() != null) {
            return Stream.of(List.of(
                    text(question.label()),
                    "",
                    "",
                    "",
                    word("reason." + question.reason().word())));
        }
        return question.lines().stream().map(line -> row(question, line));
    }

    private List<?> row(QuestionComparison question, QuestionComparison.Line line) {
        var row = new ArrayList<@Nullable Object>();
        row.add(text(question.label()));
        row.add(text(line.label()));
        row.add(rounded(line.firstValue()));
        row.add(rounded(line.secondValue()));
        row.add(line.verdict() == null ? null : word("verdict." + line.verdict().word()));
        row.add(
                line.effectKind() == null
                        ? null
                        : word("effect." + line.effectKind().word()));
        row.add(rounded(line.effect()));
        row.add(rounded(line.low()));
        row.add(rounded(line.high()));
        row.add(line.test() == null ? null : word("test." + line.test().word()));
        row.add(line.p());
        row.add(line.adjusted());
        row.add(question.answeredFirst());
        row.add(question.answeredSecond());
        return row;
    }

    private String text(Map<String, String> texts) {
        return Texts.in(language.getLanguage(), texts, "ru");
    }

    private String word(String code) {
        return messages.getMessage("table." + code, null, language);
    }

    private static @Nullable Double rounded(@Nullable Double number) {
        return number == null ? null : Math.round(number * 10_000) / 10_000.0;
    }
}
