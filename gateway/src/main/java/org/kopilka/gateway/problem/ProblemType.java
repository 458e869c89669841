package org.kopilka.gateway.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What the gateway itself refuses; the texts are in {@code problems.properties} under the same name. */
public enum ProblemType {
    LOGIN_NEEDED(HttpStatus.UNAUTHORIZED),
    LOGIN_FAILED(HttpStatus.UNAUTHORIZED),
    LOGOUT_INCOMPLETE(HttpStatus.SERVICE_UNAVAILABLE),
    TOKEN_UNKNOWN(HttpStatus.UNAUTHORIZED),
    PAGE_TOO_OLD(HttpStatus.FORBIDDEN),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    SERVICE_SLOW(HttpStatus.GATEWAY_TIMEOUT),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    NOT_UNDERSTOOD(HttpStatus.BAD_REQUEST),
    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    ProblemType(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    /** As in {@code urn:kopilka:problem:login-needed}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
