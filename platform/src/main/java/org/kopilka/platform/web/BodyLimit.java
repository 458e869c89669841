package org.kopilka.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What a body may be, told before any of it is read: at most 2 MB, and 4 KB from whoever has not logged in. Files come
 * as {@code multipart/form-data}, which has limits of its own and lies on the disk; strangers bring none. Forms of pages
 * are nothing that an endpoint takes.
 */
final class BodyLimit extends OncePerRequestFilter {

    static final int MOST = 2 << 20;
    private static final int MOST_OF_STRANGERS = 4 << 10;

    private final HandlerExceptionResolver problems;

    BodyLimit(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isOfAKind(request)
                || isOf(request, "application/x-www-form-urlencoded")
                || isStranger(request) && isOf(request, "multipart/")) {
            problems.resolveException(
                    request, response, null, new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "http-415"));
        } else if (!isUpload(request) && request.getContentLengthLong() > most(request)) {
            problems.resolveException(request, response, null, tooLarge());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Bytes. */
    static int most(HttpServletRequest request) {
        return isStranger(request) ? MOST_OF_STRANGERS : MOST;
    }

    static boolean isStranger(HttpServletRequest request) {
        return request.getUserPrincipal() == null;
    }

    static boolean isUpload(HttpServletRequest request) {
        return isOf(request, "multipart/form-data");
    }

    static Refusal tooLarge() {
        return new Refusal(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }

    private static boolean isOfAKind(HttpServletRequest request) {
        var type = request.getContentType();
        try {
            return type == null
                    || type.isBlank()
                    || MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }

    private static boolean isOf(HttpServletRequest request, String kind) {
        var type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(kind);
    }
}
