package org.kopilka.survey.forms;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form as the portal shows it. Texts are in all its languages; conditions are in the words of the form library and
 * may name the functions {@code isoToday}, {@code textLength} and {@code chosenCount}.
 *
 * @param language its own, for texts that lack the reader's
 */
public record FormView(
        Map<String, String> title,
        String instrument,
        String edition,
        String language,
        List<String> languages,
        List<GroupView> groups,
        List<QuestionView> questions) {

    public record GroupView(
            String name,
            Map<String, String> label,
            @Nullable String parent,
            @Nullable String relevant) {}

    /** @param choices of kinds that have them, in their order */
    public record QuestionView(
            UUID identity,
            String name,
            Kind kind,
            Map<String, String> label,
            Map<String, String> hint,
            @Nullable String group,
            boolean required,
            @Nullable String relevant,
            @Nullable String constraint,
            Map<String, String> constraintMessage,
            Look look,
            Question.@Nullable Range range,
            List<ChoiceView> choices) {}

    /** @param relevant when the choice is offered, null for always */
    public record ChoiceView(
            String name,
            Map<String, String> label,
            @Nullable String relevant) {}

    public static FormView of(Form form) {
        var logic = new FormLogic(form);
        return new FormView(
                form.title(),
                form.instrument(),
                form.edition(),
                form.language(),
                form.languages(),
                form.groups().stream()
                        .map(group -> new GroupView(
                                group.name(), group.label(), group.parent(), logic.relevantInBrowser(group)))
                        .toList(),
                form.questions().stream()
                        .map(question -> question(form, logic, question))
                        .toList());
    }

    private static QuestionView question(Form form, FormLogic logic, Question it) {
        return new QuestionView(
                it.identity(),
                it.name(),
                it.kind(),
                it.label(),
                it.hint(),
                it.group(),
                it.required(),
                logic.relevantInBrowser(it),
                logic.constraintInBrowser(it),
                it.constraintMessage(),
                it.look(),
                it.range(),
                form.choices(it).stream()
                        .map(choice -> new ChoiceView(choice.name(), choice.label(), logic.filterInBrowser(it, choice)))
                        .toList());
    }
}
