package org.kopilka.platform.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody looked at, or changed, somebody else's record.
 *
 * @param door method and path as the contract writes them; null for what went on after its request, and for entries older
 *     than doors
 */
@Document("audit")
@CompoundIndex(def = "{'whose': 1, 'at': -1, '_id': -1}")
@CompoundIndex(def = "{'who': 1, 'at': -1, '_id': -1}")
@CompoundIndex(def = "{'at': -1, '_id': -1}")
record Entry(
        @Id UUID id,
        Instant at,
        UUID who,
        String whoName,
        Deed deed,
        String what,
        UUID whose,
        @Nullable String door) {

    enum Deed {
        LOOKED,
        CHANGED
    }
}
