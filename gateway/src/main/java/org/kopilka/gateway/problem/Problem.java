package org.kopilka.gateway.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something the gateway will not or cannot do, on its way to the reader.
 *
 * @see Problems
 */
public final class Problem extends RuntimeException {

    private final ProblemType type;
    private final @Nullable String service;
    private final @Nullable Duration retryAfter;

    private Problem(
            ProblemType type, @Nullable String service, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(type.word(), cause, false, false);
        this.type = type;
        this.service = service;
        this.retryAfter = retryAfter;
    }

    public static Problem of(ProblemType type) {
        return new Problem(type, null, null, null);
    }

    public static Problem tooMany(Duration retryAfter) {
        return new Problem(ProblemType.TOO_MANY_REQUESTS, null, retryAfter, null);
    }

    /** @param service its word in the address: {@code staff}, {@code surveys}, …, or {@code login} for Keycloak */
    public static Problem away(String service, Duration retryAfter, @Nullable Throwable cause) {
        return new Problem(ProblemType.SERVICE_UNAVAILABLE, service, retryAfter, cause);
    }

    public static Problem slow(String service, Throwable cause) {
        return new Problem(ProblemType.SERVICE_SLOW, service, null, cause);
    }

    public ProblemType type() {
        return type;
    }

    @Nullable
    String service() {
        return service;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
