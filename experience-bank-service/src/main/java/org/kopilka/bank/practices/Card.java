package org.kopilka.bank.practices;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a practice tells. A draft may lack anything; what it needs to be read by others, {@link #missing()} names.
 *
 * @param methods by which methods and techniques the result was reached
 * @param evidence how one knows that the result is there
 * @param effect what it gives to the children
 * @param topics free words, {@code competences} codes of the catalogue of that name
 * @param campaign the reform or priority it belongs to
 * @param showing code of the form of work in which the authors would show it
 * @param noChildKnown the authors' word that no child can be recognised in texts and pictures
 */
public record Card(
        @Size(max = 200) String title,
        @Size(max = 1_500) String summary,
        @Size(max = 8_000) String problem,
        @Size(max = 4_000) String goal,
        @Size(max = 16_000) String methods,
        @Size(max = 40) List<@Valid Step> steps,
        @Valid Conditions conditions,
        @Size(max = 4_000) String resources,
        @Size(max = 8_000) String result,
        @Size(max = 8_000) String evidence,
        @Size(max = 4_000) String effect,
        @Size(max = 4_000) String risks,
        @Size(max = 20) List<@NotNull @Size(min = 1, max = 60) String> topics,
        @Size(max = 20) List<@NotNull @Size(min = 1, max = 60) String> competences,
        @Size(max = 100) String campaign,
        @Nullable @Size(max = 60) String showing,
        @Size(max = 40) String licence,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean noChildKnown) {

    /** The whole text of a card goes in one message: at 2 bytes a letter far below the broker's megabyte. */
    static final int LONGEST = 100_000;

    static final String LICENCE = "CC BY 4.0";

    /** One thing done. */
    public record Step(
            @Size(max = 200) String title,
            @Size(max = 4_000) String text) {

        public Step {
            title = Texts.plain(title);
            text = Texts.plain(text);
        }

        boolean isEmpty() {
            return title.isEmpty() && text.isEmpty();
        }
    }

    public Card {
        title = Texts.plain(title);
        summary = Texts.plain(summary);
        problem = Texts.plain(problem);
        goal = Texts.plain(goal);
        methods = Texts.plain(methods);
        steps = steps == null
                ? List.of()
                : steps.stream().filter(step -> !step.isEmpty()).toList();
        conditions = conditions == null ? Conditions.UNKNOWN : conditions;
        resources = Texts.plain(resources);
        result = Texts.plain(result);
        evidence = Texts.plain(evidence);
        effect = Texts.plain(effect);
        risks = Texts.plain(risks);
        topics = Texts.list(topics);
        competences = Texts.list(competences);
        campaign = Texts.plain(campaign);
        licence = Texts.plain(licence).isEmpty() ? LICENCE : Texts.plain(licence);
    }

    /**
     * Names of the fields without which others could make nothing of it: above all the methods, since a result without
     * them cannot be repeated, and the conditions, since without them nobody can tell whether it fits.
     */
    public List<String> missing() {
        var missing = new ArrayList<String>();
        needed(missing, "title", title);
        needed(missing, "summary", summary);
        needed(missing, "problem", problem);
        needed(missing, "goal", goal);
        needed(missing, "methods", methods);
        if (conditions.areUnknown()) {
            missing.add("conditions");
        }
        needed(missing, "result", result);
        needed(missing, "effect", effect);
        if (!noChildKnown) {
            missing.add("noChildKnown");
        }
        return List.copyOf(missing);
    }

    private static void needed(List<String> missing, String field, String text) {
        if (text.isEmpty()) {
            missing.add(field);
        }
    }

    static Card onlyTitled(String title) {
        return new Card(
                title,
                "",
                "",
                "",
                "",
                List.of(),
                Conditions.UNKNOWN,
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                "",
                null,
                "",
                false);
    }

    int length() {
        return title.length() + text().length();
    }

    /** All that is told, in the order in which it is read. */
    public String text() {
        return Stream.of(
                        Stream.of(summary, problem, goal, methods),
                        steps.stream().flatMap(step -> Stream.of(step.title(), step.text())),
                        Stream.of(conditions.other()),
                        conditions.equipment().stream(),
                        conditions.skills().stream(),
                        Stream.of(resources, result, evidence, effect, risks))
                .flatMap(texts -> texts)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
