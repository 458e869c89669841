package org.kopilka.platform.documents;

import java.util.UUID;

/** A new document met another with its id, or with a value that must be unique. */
public final class AlreadyStored extends RuntimeException {

    AlreadyStored(String collection, UUID id, Throwable cause) {
        super("%s or its like is in %s already".formatted(id, collection), cause);
    }
}
