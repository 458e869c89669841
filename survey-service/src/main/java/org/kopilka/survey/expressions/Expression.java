package org.kopilka.survey.expressions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A condition or computation of an XLSForm: the part of XPath 1.0 that questionnaires use. Text, numbers and truth
 * values turn into each other as XPath has it; what was not answered is the empty text.
 */
public sealed interface Expression {

    record Text(String value) implements Expression {}

    record Number(double value) implements Expression {}

    record Truth(boolean value) implements Expression {}

    record Today() implements Expression {}

    /** What was answered to a question: <code>${name}</code>. */
    record Answer(String question) implements Expression {}

    /** The answer under check, written as a dot; only in constraints. */
    record Self() implements Expression {}

    /** A column of the choices sheet, of the choice that is offered; only in filters of choices. */
    record Column(String name) implements Expression {}

    record Not(Expression of) implements Expression {}

    record Negative(Expression of) implements Expression {}

    record Both(Expression left, Expression right) implements Expression {}

    record Either(Expression left, Expression right) implements Expression {}

    record Comparison(Relation relation, Expression left, Expression right) implements Expression {}

    record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {}

    /** Whether a choice is among those taken. */
    record Selected(Expression answer, Expression choice) implements Expression {}

    record CountSelected(Expression answer) implements Expression {}

    record Length(Expression of) implements Expression {}

    enum Relation {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        final String sign;

        Relation(String sign) {
            this.sign = sign;
        }
    }

    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDED("div"),
        REMAINDER("mod");

        final String sign;

        Operator(String sign) {
            this.sign = sign;
        }
    }

    /** The expressions directly inside. */
    default List<Expression> parts() {
        return switch (this) {
            case Text _, Number _, Truth _, Today _, Answer _, Self _, Column _ -> List.of();
            case Not(var of) -> List.of(of);
            case Negative(var of) -> List.of(of);
            case Both(var left, var right) -> List.of(left, right);
            case Either(var left, var right) -> List.of(left, right);
            case Comparison(var _, var left, var right) -> List.of(left, right);
            case Arithmetic(var _, var left, var right) -> List.of(left, right);
            case Selected(var answer, var choice) -> List.of(answer, choice);
            case CountSelected(var answer) -> List.of(answer);
            case Length(var of) -> List.of(of);
        };
    }

    /** This expression and all inside it, from left to right. */
    default Stream<Expression> all() {
        var found = new ArrayList<Expression>();
        var open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            var next = open.pop();
            found.add(next);
            next.parts().reversed().forEach(open::push);
        }
        return found.stream();
    }

    /** How many expressions lie in each other, this one counted. */
    default int depth() {
        int depth = 0;
        for (var level = List.of(this); !level.isEmpty(); depth++) {
            level = level.stream().flatMap(one -> one.parts().stream()).toList();
        }
        return depth;
    }
}
