package org.kopilka.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Few files are worked on at once: one table can fill a good part of a small heap. They have arrived by then, so nobody
 * takes a turn by sending slowly.
 */
final class FileTurn implements HandlerInterceptor {

    private static final String TAKEN = FileTurn.class.getName();

    private final Semaphore turns;
    private final Duration patience;

    FileTurn(int most, Duration patience) {
        this.turns = new Semaphore(most, true);
        this.patience = patience;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (request instanceof MultipartRequest) {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "10");
                throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too-many-at-once");
            }
            request.setAttribute(TAKEN, true);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(TAKEN) != null) {
            request.removeAttribute(TAKEN);
            turns.release();
        }
    }
}
