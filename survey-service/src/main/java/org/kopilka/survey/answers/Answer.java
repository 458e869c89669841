package org.kopilka.survey.answers;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered. It knows no time, and in an anonymous wave nobody.
 *
 * @param id random, so that the order of ids is nobody's order
 * @param institution null where naming it would name the person
 * @param values by question: text, {@code Long}, {@code Double} or a list of chosen names; in a ranking, those that tie
 *     as a list of their own
 */
public record Answer(
        UUID id,
        UUID wave,
        @Nullable UUID institution,
        @Nullable UUID person,
        Map<String, Object> values) {}
