package org.kopilka.bank.practices;

import java.time.Instant;

/** What stays of a practice taken back: that it was there, and why it is no more. */
public record Withdrawal(Instant at, String reason) {}
