package org.kopilka.bank.search;

import java.util.UUID;

/** What the index reads of an adoption's message. @param counts false for a decision against it */
record AdoptionNews(UUID id, long version, UUID practice, UUID institution, boolean counts) {

    static final String TOPIC = "kopilka.bank.adoption";
}
