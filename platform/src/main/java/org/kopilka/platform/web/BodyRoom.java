package org.kopilka.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Where bodies lie while their requests are worked on: so many bytes at once as a small heap holds beside everything
 * else, and what strangers bring beside that. A body is read whole, and within a time, before its request takes one of
 * the places that all share ({@link Crowd}): whoever sends slowly keeps nobody else waiting. Files come here too, and go
 * to the disk. Who finds no room waits a little, then hears 503 and when to come again.
 */
final class BodyRoom extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(BodyRoom.class);

    private static final int UNIT = 1 << 10;
    private static final int STRANGERS = 1 << 20;
    private static final int UPLOADS_AT_ONCE = 24;
    private static final int PER_SECOND = 64 << 10;

    private final Semaphore members;
    private final Semaphore strangers = new Semaphore(STRANGERS / UNIT);
    private final Semaphore uploads = new Semaphore(UPLOADS_AT_ONCE);
    private final Duration patience;
    private final Duration time;
    private final HandlerExceptionResolver problems;

    /**
     * @param most bytes of those who are logged in
     * @param patience with the wait for room
     * @param time for a body, beside a second for each 64 KB
     */
    BodyRoom(long most, Duration patience, Duration time, HandlerExceptionResolver problems) {
        this.members = new Semaphore((int) Math.max(BodyLimit.MOST / UNIT, most / UNIT));
        this.patience = patience;
        this.time = time;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var announced = request.getContentLengthLong();
        return announced == 0 || announced < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var upload = BodyLimit.isUpload(request);
        var room = upload ? uploads : BodyLimit.isStranger(request) ? strangers : members;
        var size = request.getContentLengthLong() < 0 ? BodyLimit.most(request) : request.getContentLengthLong();
        var share = upload ? 1 : (int) ((size + UNIT - 1) / UNIT);
        if (!enters(room, share)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
            problems.resolveException(
                    request, response, null, new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "too-many-at-once"));
            return;
        }
        try {
            var held = upload ? onDisk(request) : new HeldRequest(request, read(request, (int) size));
            chain.doFilter(held, response);
        } catch (Refusal refusal) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.resolveException(request, response, null, refusal);
            response.flushBuffer();
            // Else Tomcat reads what is still to come, however slowly.
            if (refusal.getStatusCode() == HttpStatus.REQUEST_TIMEOUT) {
                throw new CloseNowException();
            }
        } finally {
            room.release(share);
        }
    }

    private boolean enters(Semaphore room, int share) {
        try {
            return room.tryAcquire(share, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whoever asks for a part of an upload that cannot be taken is told the same, and answers for it. */
    private static HttpServletRequest onDisk(HttpServletRequest request) {
        try {
            request.getParts();
        } catch (InvalidFileNameException noName) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "upload-unreadable");
        } catch (IOException | ServletException | IllegalStateException refused) {
            log.debug("An upload that cannot be taken", refused);
        }
        return request;
    }

    /** @param most bytes; more is refused with 413, and 408 whoever takes longer than the time for it */
    private byte[] read(HttpServletRequest request, int most) {
        var end = System.nanoTime() + time.plusSeconds(most / PER_SECOND).toNanos();
        try {
            return read(request.getInputStream(), most, end);
        } catch (SocketTimeoutException silent) {
            throw tooSlow();
        } catch (IOException cut) {
            log.debug("A body that does not come whole", cut);
            throw new Refusal(HttpStatus.BAD_REQUEST, "unreadable");
        }
    }

    private static byte[] read(InputStream body, int most, long end) throws IOException {
        var read = new byte[most];
        var length = 0;
        while (length < most) {
            var got = body.read(read, length, most - length);
            if (got < 0) {
                return Arrays.copyOf(read, length);
            }
            if (System.nanoTime() > end) {
                throw tooSlow();
            }
            length += got;
        }
        if (body.read() >= 0) {
            throw BodyLimit.tooLarge();
        }
        return read;
    }

    private static Refusal tooSlow() {
        return new Refusal(HttpStatus.REQUEST_TIMEOUT, "too-slow");
    }
}
