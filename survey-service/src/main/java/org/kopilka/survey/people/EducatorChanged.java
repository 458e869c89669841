package org.kopilka.survey.people;

import java.time.Instant;

/**
 * Told inside this service when staff-service told of an educator; listeners may hear it more than once.
 *
 * @param at when it was told
 */
public record EducatorChanged(Educator educator, Instant at) {}
