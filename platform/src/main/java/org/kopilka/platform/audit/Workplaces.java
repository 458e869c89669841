package org.kopilka.platform.audit;

import java.util.Set;
import java.util.UUID;

/** Where people work, as a service knows it: who administers a part of the network reads what concerns its people. */
public interface Workplaces {

    /** Everybody with a post at one of the institutions, whenever it was held. */
    Set<UUID> peopleOf(Set<UUID> institutions);
}
