package org.kopilka.survey.results;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.kopilka.survey.answers.Answer;
import org.kopilka.survey.forms.FormLogic;

/**
 * The answers of a wave as they were counted at one time; what is shown comes from here, so it has no count that may not
 * be told.
 *
 * @param last whether the wave is settled and nothing will change
 * @param parts by institution, of answers that say theirs
 */
record Photograph(boolean last, Tabulation whole, Map<UUID, Tabulation> parts) {

    /**
     * Counts answers.
     *
     * @param answers hands each of them over, once
     * @param between whether differences between questions must not tell of few people either
     * @param fewest people that anything told may be about
     */
    static Photograph taken(
            FormLogic logic, boolean last, boolean between, int fewest, Consumer<Consumer<Answer>> answers) {
        var whole = new Tabulator(logic.form());
        var parts = new HashMap<UUID, Tabulator>();
        var disclosure = new Disclosure(logic, between, fewest);
        answers.accept(answer -> {
            disclosure.add(answer);
            whole.add(answer.values());
            if (answer.institution() != null) {
                parts.computeIfAbsent(answer.institution(), _ -> new Tabulator(logic.form()))
                        .add(answer.values());
            }
        });
        var counted = new HashMap<UUID, Tabulation>();
        parts.forEach((institution, part) -> counted.put(institution, part.done()));
        return disclosure.of(new Photograph(last, whole.done(), counted));
    }
}
