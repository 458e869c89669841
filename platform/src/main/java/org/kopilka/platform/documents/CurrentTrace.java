package org.kopilka.platform.documents;

import org.jspecify.annotations.Nullable;

/** The W3C {@code traceparent} of the work under way; null when nothing is traced. */
@FunctionalInterface
public interface CurrentTrace {

    @Nullable
    String parent();
}
