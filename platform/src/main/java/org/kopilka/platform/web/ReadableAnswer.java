package org.kopilka.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses with 406 before anything is done whoever asks to write and would not read the answer, which is JSON. */
final class ReadableAnswer implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<MediaType> ANSWERS =
            List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        if (!READING.contains(request.getMethod())) {
            var accepted = accepted(request);
            if (!accepted.isEmpty()
                    && accepted.stream().noneMatch(type -> ANSWERS.stream().anyMatch(type::isCompatibleWith))) {
                throw new HttpMediaTypeNotAcceptableException(ANSWERS);
            }
        }
        return true;
    }

    private static List<MediaType> accepted(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        try {
            return MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        } catch (InvalidMediaTypeException none) {
            throw new HttpMediaTypeNotAcceptableException(ANSWERS);
        }
    }
}
