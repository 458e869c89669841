package org.kopilka.survey.expressions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kopilka.survey.expressions.Expression.Relation;

/**
 * What an expression comes to, given answers.
 *
 * @param answers by question: text, a number, a list of chosen names, or null for what was not answered
 * @param self the answer under check
 * @param row columns of the choice that is offered; a word that names none stands for itself
 */
public record Evaluation(
        Function<String, @Nullable Object> answers,
        @Nullable Object self,
        Map<String, String> row,
        LocalDate today) {

    public boolean isTrue(Expression expression) {
        return truth(value(expression));
    }

    /** Text, a {@code Double}, a {@code Boolean} or a list of chosen names. */
    public Object value(Expression expression) {
        return switch (expression) {
            case Expression.Text(var text) -> text;
            case Expression.Number(var number) -> number;
            case Expression.Truth(var truth) -> truth;
            case Expression.Today() -> today.toString();
            case Expression.Answer(var question) -> plain(answers.apply(question));
            case Expression.Self() -> plain(self);
            case Expression.Column(var name) -> row.getOrDefault(name, name);
            case Expression.Not(var of) -> !truth(value(of));
            case Expression.Negative(var of) -> -number(value(of));
            case Expression.Both(var left, var right) -> truth(value(left)) && truth(value(right));
            case Expression.Either(var left, var right) -> truth(value(left)) || truth(value(right));
            case Expression.Comparison(var relation, var left, var right) -> holds(relation, value(left), value(right));
            case Expression.Arithmetic(var operator, var left, var right) ->
                switch (operator) {
                    case PLUS -> number(value(left)) + number(value(right));
                    case MINUS -> number(value(left)) - number(value(right));
                    case TIMES -> number(value(left)) * number(value(right));
                    case DIVIDED -> number(value(left)) / number(value(right));
                    case REMAINDER -> number(value(left)) % number(value(right));
                };
            case Expression.Selected(var answer, var choice) ->
                chosen(value(answer)).contains(text(value(choice)));
            case Expression.CountSelected(var answer) ->
                (double) chosen(value(answer)).size();
            case Expression.Length(var of) -> length(text(value(of)));
        };
    }

    private static double length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Object plain(@Nullable Object answer) {
        return switch (answer) {
            case null -> "";
            case BigDecimal number -> number.doubleValue();
            case Number number -> number.doubleValue();
            default -> answer;
        };
    }

    private static boolean holds(Relation relation, Object left, Object right) {
        if (relation == Relation.EQUAL || relation == Relation.NOT_EQUAL) {
            return areEqual(left, right) == (relation == Relation.EQUAL);
        }
        var leftDay = day(left);
        var rightDay = day(right);
        int order;
        if (leftDay != null && rightDay != null) {
            order = leftDay.compareTo(rightDay);
        } else {
            var a = number(left);
            var b = number(right);
            if (Double.isNaN(a) || Double.isNaN(b)) {
                return false;
            }
            order = Double.compare(a, b);
        }
        return switch (relation) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean areEqual(Object left, Object right) {
        if (left instanceof Boolean || right instanceof Boolean) {
            return truth(left) == truth(right);
        }
        if (left instanceof Double || right instanceof Double) {
            return number(left) == number(right);
        }
        return text(left).equals(text(right));
    }

    private static boolean truth(Object value) {
        return switch (value) {
            case Boolean truth -> truth;
            case Double number -> number != 0 && !Double.isNaN(number);
            default -> !text(value).isEmpty();
        };
    }

    private static double number(Object value) {
        return switch (value) {
            case Double number -> number;
            case Boolean truth -> truth ? 1 : 0;
            default -> {
                try {
                    yield Double.parseDouble(text(value));
                } catch (NumberFormatException none) {
                    yield Double.NaN;
                }
            }
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 -> Long.toString(number.longValue());
            case List<?> many -> String.join(" ", chosen(many));
            default -> value.toString();
        };
    }

    private static List<String> chosen(Object value) {
        if (value instanceof List<?> many) {
            return many.stream().map(Object::toString).toList();
        }
        var text = text(value);
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    private static @Nullable LocalDate day(Object value) {
        if (value instanceof String text && text.length() == 10 && text.charAt(4) == '-') {
            try {
                return LocalDate.parse(text);
            } catch (java.time.DateTimeException none) {
                return null;
            }
        }
        return null;
    }
}
