package org.kopilka.platform.web;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
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

    private final HttpStatus status;
    private final String name;
    private final transient Object[] arguments;
    private final HttpHeaders headers = new HttpHeaders();
    private final transient Map<String, Object> properties = new TreeMap<>();

    public Refusal(HttpStatus status, String name, Object... arguments) {
        super(name);
        this.status = status;
        this.name = name;
        this.arguments = arguments;
    }

    /** Adds a member to the problem, for programs to read. */
    public Refusal with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(TYPE + name));
        properties.forEach(problem::setProperty);
        return problem;
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
