package org.kopilka.events.attendance;

import java.util.UUID;

/** A person and the institution they come from. */
public record Participant(UUID person, UUID institution) {}
