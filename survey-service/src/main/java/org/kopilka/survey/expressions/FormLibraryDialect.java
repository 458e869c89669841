package org.kopilka.survey.expressions;

import java.util.Map;
import java.util.function.Predicate;
import org.kopilka.survey.expressions.Expression.Operator;
import org.kopilka.survey.expressions.Expression.Relation;

/**
 * Writes expressions for the form library in the browser (SurveyJS). Where its functions mean something else than
 * XPath's, ours are named ({@code textLength}, {@code isoToday}); the portal registers them with the library.
 *
 * @param isMany whether several choices may be taken in a question
 * @param self the question a dot stands for
 * @param row columns of the choice that is offered; a word that names none stands for itself
 */
public record FormLibraryDialect(Predicate<String> isMany, String self, Map<String, String> row) {

    public String write(Expression expression) {
        return switch (expression) {
            case Expression.Text(var text) -> quoted(text);
            case Expression.Number(var number) ->
                number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
            case Expression.Truth(var truth) -> Boolean.toString(truth);
            case Expression.Today() -> "isoToday()";
            case Expression.Answer(var question) -> "{" + question + "}";
            case Expression.Self() -> "{" + self + "}";
            case Expression.Column(var name) -> quoted(row.getOrDefault(name, name));
            case Expression.Not(var of) -> "!(" + write(of) + ")";
            case Expression.Negative(var of) -> "(0 - " + write(of) + ")";
            case Expression.Both(var left, var right) -> "(" + write(left) + " and " + write(right) + ")";
            case Expression.Either(var left, var right) -> "(" + write(left) + " or " + write(right) + ")";
            case Expression.Comparison(var relation, var left, var right) -> compared(relation, left, right);
            case Expression.Arithmetic(var operator, var left, var right) ->
                "(" + write(left) + " " + sign(operator) + " " + write(right) + ")";
            case Expression.Selected(var answer, var choice) ->
                "(" + write(answer) + (takesMany(answer) ? " contains " : " = ") + write(choice) + ")";
            case Expression.CountSelected(var answer) -> "chosenCount(" + write(answer) + ")";
            case Expression.Length(var of) -> "textLength(" + write(of) + ")";
        };
    }

    private boolean takesMany(Expression answer) {
        return switch (answer) {
            case Expression.Answer(var question) -> isMany.test(question);
            case Expression.Self() -> isMany.test(self);
            default -> false;
        };
    }

    private String compared(Relation relation, Expression left, Expression right) {
        if (right instanceof Expression.Text(var text) && text.isEmpty()) {
            if (relation == Relation.EQUAL) {
                return "(" + write(left) + " empty)";
            }
            if (relation == Relation.NOT_EQUAL) {
                return "(" + write(left) + " notempty)";
            }
        }
        var sign = relation == Relation.NOT_EQUAL ? "<>" : relation.sign;
        return "(" + write(left) + " " + sign + " " + write(right) + ")";
    }

    private static String sign(Operator operator) {
        return switch (operator) {
            case DIVIDED -> "/";
            case REMAINDER -> "%";
            default -> operator.sign;
        };
    }

    private static String quoted(String text) {
        return text.contains("'") ? "\"" + text.replace("\"", "") + "\"" : "'" + text + "'";
    }
}
