package org.kopilka.bank.practices;

import java.util.UUID;

/** Another practice of the bank with much the same text. @param share of the submitted text found there, 0 to 1 */
public record Likeness(UUID practice, double share, boolean sameTitle) {}
