package org.kopilka.survey.people;

/** Told inside this service when staff-service told of an educator; listeners may hear it more than once. */
public record EducatorChanged(Educator educator) {}
