package org.kopilka.survey.forms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer as it came over the wire, read as its question's kind has it. */
sealed interface AnswerValue {

    /** Nothing was answered. */
    record None() implements AnswerValue {}

    /** @param value text, a date as text, a chosen name, {@code Long}, {@code Double}, or a list of chosen names */
    record Given(Object value) implements AnswerValue {}

    record Wrong(String reason, Object... arguments) implements AnswerValue {}

    int LONGEST_TEXT = 4_000;
    int MOST_CHOSEN = 500;
    long LARGEST = 1_000_000_000_000L;
    Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}([.,]\\d{1,20})?");

    static AnswerValue read(Question question, @Nullable Object raw) {
        return switch (raw) {
            case null -> new None();
            case String text when text.isBlank() -> new None();
            case List<?> list when list.isEmpty() -> new None();
            default ->
                switch (question.kind()) {
                    case TEXT -> text(raw);
                    case INTEGER -> integer(raw);
                    case DECIMAL -> decimal(raw);
                    case RANGE -> onRange(question, raw);
                    case DATE -> date(raw);
                    case ONE -> raw instanceof String choice ? new Given(choice) : new Wrong("one-choice");
                    case MULTIPLE, RANK -> many(raw);
                    case NOTE -> new None();
                };
        };
    }

    private static AnswerValue text(Object raw) {
        if (!(raw instanceof String text)) {
            return new Wrong("text");
        }
        return text.length() > LONGEST_TEXT ? new Wrong("text-too-long", LONGEST_TEXT) : new Given(text.strip());
    }

    private static AnswerValue integer(Object raw) {
        var number = number(raw);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            return new Wrong("integer");
        }
        return number.abs().compareTo(BigDecimal.valueOf(LARGEST)) > 0
                ? new Wrong("number-too-large")
                : new Given(number.longValue());
    }

    private static AnswerValue decimal(Object raw) {
        var number = number(raw);
        if (number == null) {
            return new Wrong("number");
        }
        return number.abs().compareTo(BigDecimal.valueOf(LARGEST)) > 0
                ? new Wrong("number-too-large")
                : new Given(number.doubleValue());
    }

    private static AnswerValue onRange(Question question, Object raw) {
        var number = number(raw);
        var range = question.range();
        if (number == null || range == null) {
            return new Wrong("number");
        }
        var value = number.doubleValue();
        var steps = (value - range.from()) / range.step();
        if (value < range.from() || value > range.to() || Math.abs(steps - Math.rint(steps)) > 1e-9) {
            return new Wrong("off-range", range.from(), range.to(), range.step());
        }
        return new Given(value);
    }

    private static @Nullable BigDecimal number(Object raw) {
        return switch (raw) {
            case Number number -> new BigDecimal(number.toString());
            case String text
            when NUMBER.matcher(text.strip()).matches() ->
                new BigDecimal(text.strip().replace(',', '.'));
            default -> null;
        };
    }

    private static AnswerValue date(Object raw) {
        if (raw instanceof String text) {
            try {
                return new Given(LocalDate.parse(text.strip()).toString());
            } catch (DateTimeException none) {
                return new Wrong("date");
            }
        }
        return new Wrong("date");
    }

    private static AnswerValue many(Object raw) {
        if (!(raw instanceof List<?> list) || list.size() > MOST_CHOSEN) {
            return new Wrong("many-choices");
        }
        var names = new ArrayList<String>();
        for (var one : list) {
            if (!(one instanceof String name)) {
                return new Wrong("many-choices");
            }
            names.add(name);
        }
        return new Given(List.copyOf(names));
    }
}
