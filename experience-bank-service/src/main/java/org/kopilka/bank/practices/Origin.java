package org.kopilka.bank.practices;

import java.util.UUID;

/**
 * What a practice grew out of: the adoption of an edition of another one. Given when the practice is begun and never
 * changed; since only what is published can be adopted, no line of origins can come back to itself.
 */
public record Origin(UUID practice, int edition, UUID adoption) {}
