package org.kopilka.platform.documents;

import java.util.UUID;
import java.util.function.LongFunction;

/**
 * A message that leaves with the document that tells of it.
 *
 * @param id the CloudEvents id; a consumer that has seen it may leave the message out
 * @param body given the version the document gets with this write, answers the message's record, whose class name is
 *     the CloudEvents type
 */
public record Outgoing(String topic, UUID key, UUID id, LongFunction<?> body) {

    /** The whole public state of an aggregate; the key is its id. Readers keep only what is newer. */
    public static Outgoing state(String topic, UUID key, LongFunction<?> body) {
        return new Outgoing(topic, key, UUID.randomUUID(), body);
    }
}
