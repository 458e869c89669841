package org.kopilka.survey.forms;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.web.NewIds;

/**
 * One question.
 *
 * @param identity stays when the text changes, so that waves know the question again
 * @param name under which answers lie, unique in the form
 * @param group the innermost group around it, null at the top
 * @param relevant when it is asked, an XLSForm expression; null for always
 * @param constraint what an answer must fulfil; null for anything of the kind
 * @param list the name of its list of choices; null for kinds without
 * @param filter which choices are offered; null for all
 * @param range null for kinds without
 */
public record Question(
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
        @Nullable String list,
        @Nullable String filter,
        Look look,
        @Nullable Range range) {

    /** Both ends belong to the scale. */
    public record Range(double from, double to, double step) {}

    /** The identity of a question of an instrument: the same wherever and whenever the instrument is imported. */
    public static UUID identityOf(String instrument, String name) {
        return NewIds.fromName("question|" + instrument + "|" + name);
    }

    /** A question that only its kind and its text describe. */
    public static Question plain(UUID identity, String name, Kind kind, Map<String, String> label) {
        return new Question(
                identity, name, kind, label, Map.of(), null, false, null, null, Map.of(), null, null, Look.PLAIN, null);
    }

    public Question withChoices(String list, Look look) {
        return new Question(
                identity,
                name,
                kind,
                label,
                hint,
                group,
                required,
                relevant,
                constraint,
                constraintMessage,
                list,
                filter,
                look,
                range);
    }

    public boolean isAsked() {
        return kind != Kind.NOTE;
    }
}
