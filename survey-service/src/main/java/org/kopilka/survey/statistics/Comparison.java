package org.kopilka.survey.statistics;

/**
 * Two groups compared.
 *
 * @param p of a two-sided test that there is no difference
 * @param effect of the second group against the first: above zero where it has more
 */
public record Comparison(Test test, double p, Effect effect) {

    public enum Test {
        FISHER,
        CHI_SQUARE,
        MANN_WHITNEY_EXACT,
        MANN_WHITNEY
    }
}
