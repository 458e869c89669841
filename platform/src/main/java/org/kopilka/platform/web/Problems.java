package org.kopilka.platform.web;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.AlreadyStored;
import org.kopilka.platform.documents.LostRace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
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
        if (Stream.iterate((Throwable) away, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof MongoTimeoutException || cause instanceof MongoSocketException)) {
            log.warn("MongoDB does not answer; refused for it: {}", request.getDescription(false));
        } else {
            log.error("The store failed", away);
        }
        return answer(new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "store-away"), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> onAnything(Exception unexpected, WebRequest request) {
        log.error("Unexpected", unexpected);
        return answer(new Refusal(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected"), request);
    }

    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    @Nullable
    ResponseEntity<Object> onAddress(RuntimeException garbled, WebRequest request) {
        return answer(new Refusal(HttpStatus.BAD_REQUEST, "http-400"), request);
    }

    /** Larger uploads have an exception of their own, handled with Spring's. */
    @ExceptionHandler({MultipartException.class, InvalidFileNameException.class})
    @Nullable
    ResponseEntity<Object> onUpload(RuntimeException unreadable, WebRequest request) {
        return answer(new Refusal(HttpStatus.BAD_REQUEST, "upload-unreadable"), request);
    }

    private @Nullable ResponseEntity<Object> answer(Refusal refusal, WebRequest request) {
        var problem = refusal.updateAndGetBody(messages, readersLanguage(request));
        var headers = new HttpHeaders();
        if (refusal.getStatusCode().value() == HttpStatus.UNAUTHORIZED.value()) {
            headers.set(
                    HttpHeaders.WWW_AUTHENTICATE,
                    request.getHeader(HttpHeaders.AUTHORIZATION) == null ? "Bearer" : "Bearer error=\"invalid_token\"");
        }
        return handleExceptionInternal(refusal, problem, headers, refusal.getStatusCode(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException tooLarge, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var head = Stream.iterate((Throwable) tooLarge, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("Header section"));
        return head
                ? answer(new Refusal(HttpStatus.BAD_REQUEST, "file-name-too-long"), request)
                : super.handleMaxUploadSizeExceededException(tooLarge, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return parameter(mismatch.getPropertyName(), "input.mismatch", request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return parameter(missing.getParameterName(), "NotNull", request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return parameter(missing.getRequestPartName(), "NotNull", request);
    }

    private @Nullable ResponseEntity<Object> parameter(@Nullable String name, String message, WebRequest request) {
        var error = new InputError(String.valueOf(name), messages.getMessage(message, null, readersLanguage(request)));
        return answer(new Refusal(HttpStatus.BAD_REQUEST, "http-400").with("errors", List.of(error)), request);
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

    /** A problem whatever the caller accepts; what Spring says in English is said in the reader's language. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = body;
        if (!(body instanceof ProblemDetail named) || isNameless(named)) {
            problem = Refusal.named(status).updateAndGetBody(messages, readersLanguage(request));
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
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
