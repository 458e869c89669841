package org.kopilka.survey.comparisons;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Two waves to be compared, and which question of the one is which of the other.
 *
 * @param pairs null as long as nobody changed the ones found by themselves
 */
@Document("comparisons")
@CompoundIndex(def = "{'owner': 1, 'changed': -1, '_id': -1}")
@CompoundIndex(def = "{'first': 1}")
@CompoundIndex(def = "{'second': 1}")
record WaveComparison(
        @Id UUID id,
        long version,
        UUID owner,
        UUID first,
        UUID second,
        Instant changed,
        @Nullable List<Pair> pairs) implements Stored {

    /** @param choices of the first question to those of the second, where they do not find each other */
    record Pair(String first, String second, Map<String, String> choices) {}
}
