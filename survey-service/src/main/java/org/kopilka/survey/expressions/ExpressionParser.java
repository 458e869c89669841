package org.kopilka.survey.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.kopilka.survey.expressions.Expression.Operator;
import org.kopilka.survey.expressions.Expression.Relation;
import org.kopilka.survey.expressions.Tokens.Kind;
import org.kopilka.survey.expressions.Tokens.Token;

/**
 * Reads expressions by recursive descent, weakest binding first: {@code or}, {@code and}, {@code = !=},
 * {@code < <= > >=}, {@code + -}, {@code * div mod}, minus, and what stands alone.
 */
public final class ExpressionParser {

    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 50;

    private final List<Token> tokens;
    private int at;
    private int depth;

    private ExpressionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    public static Expression parse(String source) throws BadExpression {
        if (source.length() > LONGEST) {
            throw new BadExpression("expression-too-long", LONGEST);
        }
        var parser = new ExpressionParser(Tokens.of(source));
        var expression = parser.either();
        if (parser.peek().kind() != Kind.END) {
            throw new BadExpression("expression-unexpected", parser.peek().text());
        }
        return expression;
    }

    private Expression either() throws BadExpression {
        if (++depth > DEEPEST) {
            throw new BadExpression("expression-too-deep", DEEPEST);
        }
        var parts = new ArrayList<Expression>();
        do {
            parts.add(both());
        } while (takes("or"));
        depth--;
        return balanced(parts, Expression.Either::new);
    }

    private Expression both() throws BadExpression {
        var parts = new ArrayList<Expression>();
        do {
            parts.add(equality());
        } while (takes("and"));
        return balanced(parts, Expression.Both::new);
    }

    /** A long chain of the same word is as deep as its length is long in binary, not as it is long. */
    private static Expression balanced(List<Expression> parts, BinaryOperator<Expression> joined) {
        var middle = parts.size() / 2;
        return middle == 0
                ? parts.getFirst()
                : joined.apply(
                        balanced(parts.subList(0, middle), joined),
                        balanced(parts.subList(middle, parts.size()), joined));
    }

    private Expression equality() throws BadExpression {
        var left = relation();
        for (var relation = relationHere(true); relation != null; relation = relationHere(true)) {
            left = new Expression.Comparison(relation, left, relation());
        }
        return left;
    }

    private Expression relation() throws BadExpression {
        var left = sum();
        for (var relation = relationHere(false); relation != null; relation = relationHere(false)) {
            left = new Expression.Comparison(relation, left, sum());
        }
        return left;
    }

    private @org.jspecify.annotations.Nullable Relation relationHere(boolean equality) {
        for (var relation : Relation.values()) {
            var isEquality = relation == Relation.EQUAL || relation == Relation.NOT_EQUAL;
            if (isEquality == equality && takes(relation.sign)) {
                return relation;
            }
        }
        return null;
    }

    private Expression sum() throws BadExpression {
        var left = product();
        for (var sign = operatorHere(Operator.PLUS, Operator.MINUS);
                sign != null;
                sign = operatorHere(Operator.PLUS, Operator.MINUS)) {
            left = new Expression.Arithmetic(sign, left, product());
        }
        return left;
    }

    private Expression product() throws BadExpression {
        var left = signed();
        for (var sign = operatorHere(Operator.TIMES, Operator.DIVIDED, Operator.REMAINDER);
                sign != null;
                sign = operatorHere(Operator.TIMES, Operator.DIVIDED, Operator.REMAINDER)) {
            left = new Expression.Arithmetic(sign, left, signed());
        }
        return left;
    }

    private @org.jspecify.annotations.Nullable Operator operatorHere(Operator... operators) {
        for (var operator : operators) {
            if (takes(operator.sign)) {
                return operator;
            }
        }
        return null;
    }

    private Expression signed() throws BadExpression {
        int minuses = 0;
        while (takes("-")) {
            minuses++;
        }
        var alone = alone();
        return minuses % 2 == 0 ? alone : new Expression.Negative(alone);
    }

    private Expression alone() throws BadExpression {
        var token = next();
        return switch (token.kind()) {
            case ANSWER -> new Expression.Answer(token.text());
            case TEXT -> new Expression.Text(token.text());
            case NUMBER -> new Expression.Number(Double.parseDouble(token.text()));
            case NAME -> peek().is("(") ? call(token.text()) : new Expression.Column(token.text());
            case SIGN -> {
                if (token.is("(")) {
                    var inside = either();
                    expect(")");
                    yield inside;
                }
                if (token.is(".")) {
                    yield new Expression.Self();
                }
                throw new BadExpression("expression-unexpected", token.text());
            }
            case END -> throw new BadExpression("expression-unfinished");
        };
    }

    private Expression call(String function) throws BadExpression {
        expect("(");
        var arguments = new ArrayList<Expression>();
        if (!takes(")")) {
            do {
                arguments.add(either());
            } while (takes(","));
            expect(")");
        }
        return switch (function + "/" + arguments.size()) {
            case "not/1" -> new Expression.Not(arguments.getFirst());
            case "true/0" -> new Expression.Truth(true);
            case "false/0" -> new Expression.Truth(false);
            case "today/0" -> new Expression.Today();
            case "selected/2" -> new Expression.Selected(arguments.getFirst(), arguments.getLast());
            case "count-selected/1" -> new Expression.CountSelected(arguments.getFirst());
            case "string-length/1" -> new Expression.Length(arguments.getFirst());
            default -> throw new BadExpression("expression-function", function);
        };
    }

    private boolean takes(String sign) {
        if (peek().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String sign) throws BadExpression {
        if (!takes(sign)) {
            throw peek().kind() == Kind.END
                    ? new BadExpression("expression-unfinished")
                    : new BadExpression("expression-unexpected", peek().text());
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        var token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }
}
