package org.kopilka.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * So many requests are worked on at once; virtual threads alone would let in any number. More wait a little for their
 * turn, then hear 503 and when to come again.
 */
final class Crowd extends OncePerRequestFilter {

    private final Semaphore room;
    private final Duration patience;
    private final HandlerExceptionResolver problems;

    Crowd(int most, Duration patience, HandlerExceptionResolver problems) {
        this.room = new Semaphore(most);
        this.patience = patience;
        this.problems = problems;
    }

    /** Whoever asks how the service is must hear it in a crowd too. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!enters()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
            problems.resolveException(
                    request, response, null, new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "too-many-at-once"));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
        }
    }

    private boolean enters() {
        try {
            return room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
