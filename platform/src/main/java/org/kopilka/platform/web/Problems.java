package org.kopilka.platform.web;

import com.mongodb.MongoException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.AlreadyStored;
import org.kopilka.platform.documents.LostRace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;

/** Every failure as a problem in the reader's language, with the place in the input where there is one. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** @param pointer RFC 6901 pointer into the request's body, or the parameter's name */
    record InputError(String pointer, String message) {}

    private final MessageSource messages;
    private final LocaleResolver languages;

    Problems(MessageSource messages, LocaleResolver languages) {
        this.messages = messages;
        this.languages = languages;
        setMessageSource(messages);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> on(Refusal refusal, WebRequest request) {
        return answer(refusal, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> on(LostRace lost, WebRequest request) {
        return answer(new Refusal(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile"), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> on(AlreadyStored twice, WebRequest request) {
        return answer(new Refusal(HttpStatus.CONFLICT, "already-there"), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> on(AccessDeniedException denied, WebRequest request) {
        return answer(new Refusal(HttpStatus.FORBIDDEN, "not-allowed"), request);
    }

    @ExceptionHandler({DataAccessException.class, MongoException.class})
    @Nullable
    ResponseEntity<Object> onStore(Exception away, WebRequest request) {
        log.error("The store failed", away);
        return answer(new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "store-away"), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> onAnything(Exception unexpected, WebRequest request) {
        log.error("Unexpected", unexpected);
        return answer(new Refusal(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected"), request);
    }

    private @Nullable ResponseEntity<Object> answer(Refusal refusal, WebRequest request) {
        var problem = refusal.updateAndGetBody(messages, readersLanguage(request));
        return handleExceptionInternal(refusal, problem, new HttpHeaders(), refusal.getStatusCode(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var locale = readersLanguage(request);
        var errors = invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> new InputError(pointer(error.getField()), messages.getMessage(error, locale)))
                .toList();
        return input(errors, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var locale = readersLanguage(request);
        var errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new InputError(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                messages.getMessage(error, locale))))
                .toList();
        return input(errors, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            org.springframework.http.converter.HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (unreadable.getCause() instanceof DatabindException mismatch) {
            var path = new StringBuilder();
            mismatch.getPath()
                    .forEach(step -> path.append('/')
                            .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()));
            var message = messages.getMessage("input.mismatch", null, readersLanguage(request));
            return input(List.of(new InputError(path.toString(), message)), request);
        }
        return answer(new Refusal(HttpStatus.BAD_REQUEST, "unreadable"), request);
    }

    private @Nullable ResponseEntity<Object> input(List<InputError> errors, WebRequest request) {
        return answer(new Refusal(HttpStatus.BAD_REQUEST, "input").with("errors", errors), request);
    }

    /** {@code steps[0].title} to {@code /steps/0/title}. */
    private static String pointer(String field) {
        return "/" + field.replace("[", "/").replace("]", "").replace('.', '/');
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && isNameless(problem)) {
            problem.setType(URI.create(Refusal.TYPE + "http-" + status.value()));
            var locale = readersLanguage(request);
            problem.setTitle(
                    messages.getMessage("problem.http-" + status.value() + ".title", null, problem.getTitle(), locale));
        }
        return ResponseEntity.status(status).headers(headers).body(body);
    }

    /** Asked of the request itself: a refusal of the security filters comes before Spring MVC has looked. */
    private Locale readersLanguage(WebRequest request) {
        return languages.resolveLocale(((ServletWebRequest) request).getRequest());
    }

    private static boolean isNameless(ProblemDetail problem) {
        return problem.getType() == null
                || "about:blank".equals(problem.getType().toString());
    }
}
