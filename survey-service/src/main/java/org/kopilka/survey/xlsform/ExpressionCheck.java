package org.kopilka.survey.xlsform;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kopilka.survey.expressions.BadExpression;
import org.kopilka.survey.expressions.Expression;
import org.kopilka.survey.expressions.ExpressionParser;
import org.kopilka.survey.forms.Kind;

/**
 * Whether an expression can be followed where it stands: it may ask only for answers given above it, a question with
 * several answers only through {@code selected} and its like, and for the day only where that day tells nothing of who
 * answered on it: beside the answer itself, or in what decides whether a question is asked.
 *
 * @param above the questions above, by name
 * @param own the question itself, for a dot; null where there is none
 * @param columns of the choices sheet, null where no choice is offered
 */
record ExpressionCheck(
        Map<String, Kind> above,
        @Nullable Kind own,
        @Nullable Set<String> columns) {

    record Bad(String reason, Object... arguments) {}

    private static final int DEEPEST = 100;

    Optional<Bad> check(String source) {
        try {
            var expression = ExpressionParser.parse(source);
            if (expression.depth() > DEEPEST) {
                return Optional.of(new Bad("expression-too-deep", DEEPEST));
            }
            var bad = expression.all().flatMap(part -> bad(part).stream()).findFirst();
            return bad.isPresent()
                    ? bad
                    : expression.all().flatMap(part -> many(part).stream()).findFirst();
        } catch (BadExpression unread) {
            return Optional.of(new Bad(unread.reason(), unread.arguments()));
        }
    }

    private Optional<Bad> bad(Expression part) {
        return switch (part) {
            case Expression.Answer(var question)
            when !above.containsKey(question) -> Optional.of(new Bad("expression-question", question));
            case Expression.Self _ when own == null -> Optional.of(new Bad("expression-dot"));
            case Expression.Column(var name) when columns == null -> Optional.of(new Bad("expression-bare", name));
            case Expression.Column(var name)
            when name.contains(":") || name.equals("label") -> Optional.of(new Bad("expression-label", name));
            default -> tellsTheDay(part) ? Optional.of(new Bad("expression-today")) : Optional.empty();
        };
    }

    private boolean tellsTheDay(Expression part) {
        var besideTheAnswer = own != null
                && part instanceof Expression.Comparison(var _, var left, var right)
                && (left instanceof Expression.Self || right instanceof Expression.Self);
        return (own != null || columns != null)
                && !besideTheAnswer
                && part.parts().stream().anyMatch(Expression.Today.class::isInstance);
    }

    private Optional<Bad> many(Expression part) {
        if (part instanceof Expression.Selected(var answer, var _)) {
            return answer instanceof Expression.Answer || answer instanceof Expression.Self
                    ? Optional.empty()
                    : Optional.of(new Bad("expression-selected"));
        }
        if (part instanceof Expression.CountSelected || isAskedWhetherEmpty(part)) {
            return Optional.empty();
        }
        return part.parts().stream().anyMatch(this::takesMany)
                ? Optional.of(new Bad("expression-many"))
                : Optional.empty();
    }

    private static boolean isAskedWhetherEmpty(Expression part) {
        return part instanceof Expression.Comparison(var _, var _, Expression.Text(var text)) && text.isEmpty();
    }

    private boolean takesMany(Expression part) {
        return switch (part) {
            case Expression.Answer(var question) ->
                above.getOrDefault(question, Kind.TEXT).takesMany();
            case Expression.Self _ -> own != null && own.takesMany();
            default -> false;
        };
    }
}
