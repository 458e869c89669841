package org.kopilka.platform.documents;

import java.util.UUID;

/** A document with an identity and a version: 0 before it is stored, then one more with every write. */
public interface Stored {

    UUID id();

    long version();
}
