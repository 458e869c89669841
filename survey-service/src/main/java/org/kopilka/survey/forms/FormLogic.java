package org.kopilka.survey.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.survey.expressions.BadExpression;
import org.kopilka.survey.expressions.Evaluation;
import org.kopilka.survey.expressions.Expression;
import org.kopilka.survey.expressions.ExpressionParser;
import org.kopilka.survey.expressions.FormLibraryDialect;

/** A form with its expressions read once: which questions are asked, which choices offered, which answers hold. */
public final class FormLogic {

    /**
     * What is wrong with one answer.
     *
     * @param reason names the text in the message bundles, {@code answer.<reason>}
     * @param said the form's own words instead, by language; empty if it has none
     */
    public record Fault(String question, String reason, Object[] arguments, Map<String, String> said) {

        static Fault of(Question question, String reason, Object... arguments) {
            return new Fault(question.name(), reason, arguments, Map.of());
        }
    }

    /** @param values by question, only of questions that are asked; meaningless if there are faults */
    public record Checked(Map<String, Object> values, List<Fault> faults) {}

    private final Form form;
    private final Map<String, Expression> read = new HashMap<>();
    private final Map<String, List<Choice>> choices = new HashMap<>();
    private final Map<String, Set<String>> choiceNames = new HashMap<>();
    private final Set<String> many;

    public FormLogic(Form form) {
        this.form = form;
        this.many = form.questions().stream()
                .filter(question -> question.kind().takesMany())
                .map(Question::name)
                .collect(Collectors.toSet());
        form.groups().forEach(group -> remember(group.relevant()));
        form.questions().forEach(question -> {
            remember(question.relevant());
            remember(question.constraint());
            remember(question.filter());
            var offered = form.choices(question);
            choices.put(question.name(), offered);
            choiceNames.put(question.name(), offered.stream().map(Choice::name).collect(Collectors.toSet()));
        });
    }

    private void remember(@Nullable String source) {
        if (source != null) {
            try {
                read.put(source, ExpressionParser.parse(source));
            } catch (BadExpression unread) {
                throw new IllegalStateException("A form was kept with an expression that cannot be read", unread);
            }
        }
    }

    public Form form() {
        return form;
    }

    /** Checks answers as they came over the wire; what was answered to a question that is not asked is left out. */
    public Checked check(Map<String, @Nullable Object> raw, LocalDate today) {
        var values = new LinkedHashMap<String, Object>();
        var faults = new ArrayList<Fault>();
        var groups = new HashMap<String, Boolean>();
        raw.keySet().stream()
                .filter(name -> form.question(name).filter(Question::isAsked).isEmpty())
                .forEach(name -> faults.add(new Fault(name, "unknown", new Object[0], Map.of())));
        for (var question : form.asked()) {
            var known = new Evaluation(values::get, null, Map.of(), today);
            if (isAsked(question, known, groups)) {
                check(question, raw.get(question.name()), values, faults, today);
            }
        }
        return new Checked(values, faults);
    }

    private boolean isAsked(Question question, Evaluation known, Map<String, Boolean> groups) {
        return isAsked(question.group(), known, groups) && holds(question.relevant(), known);
    }

    private boolean isAsked(@Nullable String group, Evaluation known, Map<String, Boolean> groups) {
        if (group == null) {
            return true;
        }
        var before = groups.get(group);
        if (before == null) {
            var found = form.group(group).orElseThrow();
            before = isAsked(found.parent(), known, groups) && holds(found.relevant(), known);
            groups.put(group, before);
        }
        return before;
    }

    private boolean holds(@Nullable String condition, Evaluation known) {
        return condition == null || known.isTrue(expression(condition));
    }

    private Expression expression(String source) {
        var expression = read.get(source);
        if (expression == null) {
            throw new IllegalStateException("Not an expression of this form: " + source);
        }
        return expression;
    }

    private void check(
            Question question, @Nullable Object raw, Map<String, Object> values, List<Fault> faults, LocalDate today) {
        var value = AnswerValue.read(question, raw);
        switch (value) {
            case AnswerValue.None _ -> {
                if (question.required()) {
                    faults.add(Fault.of(question, "required"));
                }
            }
            case AnswerValue.Wrong(var reason, var arguments) -> faults.add(Fault.of(question, reason, arguments));
            case AnswerValue.Given(var given) -> {
                var known = new Evaluation(values::get, given, Map.of(), today);
                var fault = fault(question, given, known);
                if (fault == null) {
                    values.put(question.name(), given);
                } else {
                    faults.add(fault);
                }
            }
        }
    }

    private @Nullable Fault fault(Question question, Object given, Evaluation known) {
        if (question.kind().hasChoices()) {
            var fault = choiceFault(question, given, known);
            if (fault != null) {
                return fault;
            }
        }
        if (question.constraint() != null && !known.isTrue(expression(question.constraint()))) {
            return new Fault(question.name(), "constraint", new Object[0], question.constraintMessage());
        }
        return null;
    }

    private @Nullable Fault choiceFault(Question question, Object given, Evaluation known) {
        List<?> chosen = given instanceof List<?> list ? list : List.of(given);
        var offered = offered(question, known);
        for (var choice : chosen) {
            if (!offered.contains(choice)) {
                return Fault.of(question, "no-such-choice", choice);
            }
        }
        if (Set.copyOf(chosen).size() < chosen.size()) {
            return Fault.of(question, "repeated");
        }
        if (question.kind() == Kind.RANK && chosen.size() < offered.size()) {
            return Fault.of(question, "rank-incomplete", chosen.size(), offered.size());
        }
        return null;
    }

    private Set<?> offered(Question question, Evaluation known) {
        if (question.filter() == null) {
            return choiceNames.getOrDefault(question.name(), Set.of());
        }
        var filter = expression(question.filter());
        return choices.getOrDefault(question.name(), List.of()).stream()
                .filter(choice -> isOffered(choice, filter, known))
                .map(Choice::name)
                .collect(Collectors.toSet());
    }

    private static boolean isOffered(Choice choice, Expression filter, Evaluation known) {
        return new Evaluation(known.answers(), null, row(choice), known.today()).isTrue(filter);
    }

    /** Whether answers to other questions change what of this one is offered or accepted, once it is asked. */
    public boolean hangsOnOthers(Question question) {
        return question.filter() != null
                || question.constraint() != null
                        && fromOthers(expression(question.constraint()))
                                .findAny()
                                .isPresent();
    }

    /**
     * Whether what is answered is told in people's own words, and who was asked follows from their other answers: a text,
     * unless its constraint takes only certain words or a day decides whether it is asked.
     */
    public boolean isInOwnWords(Question question) {
        return question.kind() == Kind.TEXT
                && (question.constraint() == null || bindsLengthAlone(expression(question.constraint())))
                && conditions(question)
                        .flatMap(condition -> expression(condition).all())
                        .noneMatch(Expression.Today.class::isInstance);
    }

    private static boolean bindsLengthAlone(Expression expression) {
        return !(expression instanceof Expression.Self)
                && (expression instanceof Expression.Length(Expression.Self _)
                        || expression.parts().stream().allMatch(FormLogic::bindsLengthAlone));
    }

    private Stream<String> conditions(Question question) {
        return Stream.concat(Stream.ofNullable(question.relevant()), conditions(question.group()));
    }

    private Stream<String> conditions(@Nullable String group) {
        if (group == null) {
            return Stream.empty();
        }
        var found = form.group(group).orElseThrow();
        return Stream.concat(conditions(found.parent()), Stream.ofNullable(found.relevant()));
    }

    /** Whether somebody who answered this was asked a question, unless a day decides it. */
    public boolean isAskedOf(Question question, Map<String, Object> values) {
        return isAsked(question, new Evaluation(values::get, null, Map.of(), LocalDate.EPOCH), new HashMap<>());
    }

    /**
     * How a question was put to somebody: what it offered, and what of the conditions on its answer others had decided.
     * Equal for people to whom it was put alike.
     */
    public Object putTo(Question question, Map<String, Object> values) {
        var known = new Evaluation(values::get, null, Map.of(), LocalDate.EPOCH);
        var offered = new BitSet();
        if (question.filter() != null) {
            var filter = expression(question.filter());
            var all = choices.getOrDefault(question.name(), List.of());
            for (int at = 0; at < all.size(); at++) {
                offered.set(at, isOffered(all.get(at), filter, known));
            }
        }
        var decided = question.constraint() == null
                ? List.of()
                : fromOthers(expression(question.constraint()))
                        .map(known::value)
                        .toList();
        return List.of(offered, decided);
    }

    /** What in a constraint says nothing of the answer itself, but is calculated from answers to other questions. */
    private static Stream<Expression> fromOthers(Expression expression) {
        if (expression.all().anyMatch(Expression.Self.class::isInstance)) {
            return expression.parts().stream().flatMap(FormLogic::fromOthers);
        }
        return expression.all().anyMatch(Expression.Answer.class::isInstance) ? Stream.of(expression) : Stream.empty();
    }

    /** When a question is asked, in the words of the form library; null for always. Groups say it for themselves. */
    public @Nullable String relevantInBrowser(Question question) {
        return inBrowser(question.relevant(), question.name(), Map.of());
    }

    public @Nullable String relevantInBrowser(Group group) {
        return inBrowser(group.relevant(), "", Map.of());
    }

    public @Nullable String constraintInBrowser(Question question) {
        return inBrowser(question.constraint(), question.name(), Map.of());
    }

    /** When a choice is offered in a question. */
    public @Nullable String filterInBrowser(Question question, Choice choice) {
        return inBrowser(question.filter(), question.name(), row(choice));
    }

    private static Map<String, String> row(Choice choice) {
        var row = new HashMap<>(choice.columns());
        row.put("name", choice.name());
        return row;
    }

    private @Nullable String inBrowser(@Nullable String source, String self, Map<String, String> row) {
        return source == null ? null : new FormLibraryDialect(many::contains, self, row).write(expression(source));
    }
}
