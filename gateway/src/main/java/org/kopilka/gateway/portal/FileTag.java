package org.kopilka.gateway.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.springframework.core.io.Resource;

/** Tells two builds of a file apart; a jar's dates may be the same for both. */
final class FileTag {

    /** Bounded by the number of files in the jar. */
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private FileTag() {}

    static String of(Resource file) {
        try {
            return KNOWN.computeIfAbsent(file.getURL().toString(), _ -> sum(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sum(Resource file) {
        var sum = new CRC32C();
        try (var content = file.getInputStream()) {
            var bytes = content.readAllBytes();
            sum.update(bytes);
            return Long.toHexString(sum.getValue()) + "-" + bytes.length;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
