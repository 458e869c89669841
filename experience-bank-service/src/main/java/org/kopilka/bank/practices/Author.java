package org.kopilka.bank.practices;

import java.util.UUID;

/** Who wrote it, by name: the name as it was when the card was last written. */
public record Author(UUID person, String name) {}
