package org.kopilka.platform.documents;

import java.util.UUID;

/** Somebody else wrote the document between our reading and our writing. */
public final class LostRace extends RuntimeException {

    LostRace(String collection, UUID id) {
        super("Somebody else changed %s in %s meanwhile".formatted(id, collection));
    }
}
