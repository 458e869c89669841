package org.kopilka.survey.statistics;

/**
 * How large a difference is, with the 95 % interval it may lie in.
 *
 * @param low NaN, as {@code high}, where no interval is known
 */
public record Effect(double size, double low, double high) {}
