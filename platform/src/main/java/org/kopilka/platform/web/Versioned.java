package org.kopilka.platform.web;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Answers with a version as their {@code ETag}. */
public final class Versioned {

    private Versioned() {}

    public static <T> ResponseEntity<T> ok(T body, long version) {
        return ResponseEntity.ok().eTag(etag(version)).body(body);
    }

    public static <T> ResponseEntity<T> created(String path, T body, long version) {
        return ResponseEntity.created(URI.create(path)).eTag(etag(version)).body(body);
    }

    public static <T> ResponseEntity<T> accepted(T body, long version) {
        return ResponseEntity.accepted().eTag(etag(version)).body(body);
    }

    private static String etag(long version) {
        return "\"" + version + "\"";
    }
}
