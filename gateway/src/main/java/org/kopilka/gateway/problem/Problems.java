package org.kopilka.gateway.problem;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Tells a problem in the reader's language: as RFC 9457 to a program, as a small page to a person. */
@Component
public final class Problems {

    private static final List<Locale> LANGUAGES = List.of(Locale.of("ru"), Locale.of("kk"), Locale.ENGLISH);

    private final MessageSource messages;
    private final JsonMapper json;

    Problems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    public Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        var type = problem.type();
        response.setStatusCode(type.status());
        var headers = response.getHeaders();
        headers.setCacheControl("no-store");
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
        }
        if (type.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(
                    HttpHeaders.WWW_AUTHENTICATE,
                    type == ProblemType.TOKEN_UNKNOWN ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        if (type == ProblemType.TOO_SLOW) {
            headers.setConnection("close");
        }
        var language = language(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        headers.setContentLanguage(language);
        byte[] body;
        if (isNavigation(exchange)) {
            headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
            body = page(text(type, "title", problem, language), text(type, "detail", problem, language), language);
        } else {
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            body = json(problem, language, exchange.getRequest().getPath().value());
        }
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** What was refused before it became a request: only the status is known. */
    public byte[] json(HttpStatusCode status) {
        return json(Problem.of(ProblemType.of(status)), LANGUAGES.getFirst(), null);
    }

    private byte[] json(Problem problem, Locale language, @Nullable String instance) {
        var type = problem.type();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", "urn:kopilka:problem:" + type.word());
        fields.put("title", text(type, "title", problem, language));
        fields.put("status", type.status().value());
        fields.put("detail", text(type, "detail", problem, language));
        if (instance != null) {
            fields.put("instance", instance);
        }
        return json.writeValueAsBytes(fields);
    }

    /** Whether a person opens an address, rather than a page's script asking for data. */
    public static boolean isNavigation(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var mode = request.getHeaders().getFirst("Sec-Fetch-Mode");
        if (mode != null) {
            return "navigate".equals(mode);
        }
        var accept = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && (HttpMethod.GET.equals(request.getMethod()) || HttpMethod.POST.equals(request.getMethod()));
    }

    private String text(ProblemType type, String part, Problem problem, Locale language) {
        var word = Objects.requireNonNullElse(problem.service(), "");
        var service = messages.getMessage("service." + word, null, word, language);
        return messages.getMessage(
                "problem." + type.word() + "." + part,
                new Object[] {Objects.requireNonNullElse(service, word)},
                language);
    }

    private byte[] page(String title, String detail, Locale language) {
        return """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><link rel="stylesheet" href="/problem.css"></head>
                <body><main><h1>%s</h1><p>%s</p><p><a href="/">%s</a></p></main></body>
                </html>
                """.formatted(
                        language.getLanguage(),
                        HtmlUtils.htmlEscape(title, "UTF-8"),
                        HtmlUtils.htmlEscape(title, "UTF-8"),
                        HtmlUtils.htmlEscape(detail, "UTF-8"),
                        messages.getMessage("page.back", null, language))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Locale language(@Nullable String asked) {
        if (asked == null) {
            return LANGUAGES.getFirst();
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(asked), LANGUAGES);
            return found == null ? LANGUAGES.getFirst() : found;
        } catch (IllegalArgumentException unreadable) {
            return LANGUAGES.getFirst();
        }
    }
}
