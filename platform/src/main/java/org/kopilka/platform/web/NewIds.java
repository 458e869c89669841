package org.kopilka.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Ids for what a request makes. With an {@code Idempotency-Key} the id follows from caller and key, so that a repeat
 * after a crash meets the first attempt's document instead of making a second.
 */
public class NewIds {

    static final String KEY = NewIds.class.getName();

    /** The id of the one aggregate that this request makes. */
    public UUID next() {
        var derived = derived();
        return derived == null ? UUID.randomUUID() : derived;
    }

    public boolean isDerived(UUID id) {
        return id.equals(derived());
    }

    private static @org.jspecify.annotations.Nullable UUID derived() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST) instanceof String key
                ? fromName(key)
                : null;
    }

    /** A name-based UUID (RFC 9562, version 8) over SHA-256. */
    public static UUID fromName(String name) {
        try {
            var hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
            var high = hash.getLong() & ~0xF000L | 0x8000L;
            var low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
