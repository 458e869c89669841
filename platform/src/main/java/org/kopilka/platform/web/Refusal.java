package org.kopilka.platform.web;

import java.net.URI;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * An answer that says no, as RFC 9457 has it. The name makes the stable type {@code urn:kopilka:problem:<name>}; title
 * and detail come from the message bundles under {@code problem.<name>.title} and {@code problem.<name>.detail}, in the
 * reader's language.
 */
public class Refusal extends RuntimeException implements ErrorResponse {

    public static final String TYPE = "urn:kopilka:problem:";

    private final String name;
    private final transient Object[] arguments;
    private final transient ProblemDetail body;

    public Refusal(HttpStatus status, String name, Object... arguments) {
        super(name);
        this.name = name;
        this.arguments = arguments;
        this.body = ProblemDetail.forStatus(status);
        this.body.setType(URI.create(TYPE + name));
    }

    /** What HTTP itself knows by a number, under {@code http-<number>}. */
    static Refusal named(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        var named = known != null
                ? known
                : status.is4xxClientError() ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
        return new Refusal(named, "http-" + named.value());
    }

    /** Adds a member to the problem, for programs to read. */
    public Refusal with(String property, Object value) {
        body.setProperty(property, value);
        return this;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(body.getStatus());
    }

    @Override
    public ProblemDetail getBody() {
        return body;
    }

    @Override
    public String getTypeMessageCode() {
        return "problem." + name + ".type";
    }

    @Override
    public String getTitleMessageCode() {
        return "problem." + name + ".title";
    }

    @Override
    public String getDetailMessageCode() {
        return "problem." + name + ".detail";
    }

    @Override
    public Object[] getDetailMessageArguments() {
        return arguments;
    }

    @Override
    public Object[] getDetailMessageArguments(MessageSource messages, java.util.Locale locale) {
        return arguments;
    }

    public static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found");
    }
}
