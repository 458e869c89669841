package org.kopilka.gateway.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** What the gateway itself refuses; the texts are in {@code problems.properties} under the same name. */
public enum ProblemType {
    LOGIN_NEEDED(HttpStatus.UNAUTHORIZED),
    LOGIN_FAILED(HttpStatus.UNAUTHORIZED),
    LOGOUT_INCOMPLETE(HttpStatus.SERVICE_UNAVAILABLE),
    TOKEN_UNKNOWN(HttpStatus.UNAUTHORIZED),
    PAGE_TOO_OLD(HttpStatus.FORBIDDEN),
    PAGE_FOREIGN(HttpStatus.FORBIDDEN),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    SERVICE_SLOW(HttpStatus.GATEWAY_TIMEOUT),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    NOT_UNDERSTOOD(HttpStatus.BAD_REQUEST),
    METHOD_NOT_TAKEN(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    KIND_NOT_TAKEN(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
    REQUEST_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    ADDRESS_TOO_LONG(HttpStatus.URI_TOO_LONG),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    ProblemType(HttpStatus status) {
        this.status = status;
    }

    /** What a status alone tells. */
    static ProblemType of(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_TAKEN;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> TOO_SLOW;
            case 413 -> REQUEST_TOO_LARGE;
            case 414 -> ADDRESS_TOO_LONG;
            case 415 -> KIND_NOT_TAKEN;
            case 431 -> HEADERS_TOO_LARGE;
            default -> status.is4xxClientError() ? NOT_UNDERSTOOD : UNEXPECTED;
        };
    }

    HttpStatus status() {
        return status;
    }

    /** As in {@code urn:kopilka:problem:login-needed}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
