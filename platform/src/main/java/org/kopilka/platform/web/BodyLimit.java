package org.kopilka.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * No body is larger than a small heap can hold many times: 2 MB, and 64 KB from whoever has not logged in. Files come
 * as {@code multipart/form-data}, which has limits of its own and lies on the disk.
 */
final class BodyLimit extends OncePerRequestFilter {

    private static final int MOST = 2 << 20;
    private static final int MOST_OF_STRANGERS = 64 << 10;

    private final HandlerExceptionResolver problems;

    BodyLimit(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var most = request.getUserPrincipal() == null ? MOST_OF_STRANGERS : MOST;
        if (request.getContentLengthLong() > most) {
            problems.resolveException(request, response, null, tooLarge());
        } else if (request.getContentLengthLong() < 0) {
            chain.doFilter(new Counted(request, most), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }

    /** A request that does not say how large it is. */
    private static final class Counted extends HttpServletRequestWrapper {

        private final int most;

        Counted(HttpServletRequest request, int most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var body = super.getInputStream();
            return new ServletInputStream() {

                private int read;

                @Override
                public int read() throws IOException {
                    var next = body.read();
                    count(next < 0 ? 0 : 1);
                    return next;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    var got = body.read(into, offset, length);
                    count(Math.max(got, 0));
                    return got;
                }

                private void count(int more) {
                    read += more;
                    if (read > most) {
                        throw tooLarge();
                    }
                }

                @Override
                public boolean isFinished() {
                    return body.isFinished();
                }

                @Override
                public boolean isReady() {
                    return body.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    body.setReadListener(listener);
                }
            };
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
