package org.kopilka.platform.web;

import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code POST} with an {@code Idempotency-Key}: the same caller, key and request give the same answer for two days. A
 * key used for another request is refused (422), one whose first request runs on for longer than a moment is asked to
 * wait (409). Only successes are kept: what failed may be tried again under its key. Stands behind {@link BodyRoom},
 * which holds the bodies. An empty key is none.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private final RepeatedRequests repeated;
    private final HandlerExceptionResolver problems;

    IdempotencyFilter(RepeatedRequests repeated, HandlerExceptionResolver problems) {
        this.repeated = repeated;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var key = request.getHeader(HEADER);
        return !"POST".equals(request.getMethod()) || key == null || key.isBlank();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var caller = request.getUserPrincipal() == null
                    ? ""
                    : request.getUserPrincipal().getName();
            var key = caller + "|" + key(request);
            var id = NewIds.fromName(key);
            var before = repeated.claim(id, fingerprint(request));
            if (before != null) {
                repeat(before, response);
                return;
            }
            request.setAttribute(NewIds.KEY, key);
            answer(id, request, response, chain);
        } catch (Refusal | DataAccessException | MongoException refusal) {
            problems.resolveException(request, response, null, refusal);
        }
    }

    private void answer(UUID id, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var recorded = new ContentCachingResponseWrapper(response);
        var toKeep = false;
        try {
            chain.doFilter(request, recorded);
            toKeep = recorded.getStatus() < 300 && !isSecret(recorded);
        } finally {
            if (toKeep) {
                repeated.keep(id, answer(recorded));
            } else {
                repeated.forget(id);
            }
            recorded.copyBodyToResponse();
        }
    }

    private static Document answer(ContentCachingResponseWrapper response) {
        return new Document("status", response.getStatus())
                .append("body", new Binary(response.getContentAsByteArray()))
                .append("type", response.getContentType())
                .append("location", response.getHeader(HttpHeaders.LOCATION))
                .append("etag", response.getHeader(HttpHeaders.ETAG));
    }

    /** What nobody may store, such as a password, this filter does not store either. */
    private static boolean isSecret(HttpServletResponse response) {
        var cacheControl = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return "no-store".equals(cacheControl);
    }

    private static void repeat(Document before, HttpServletResponse response) throws IOException {
        response.setStatus(before.getInteger("status"));
        response.setHeader("Idempotency-Replayed", "true");
        response.setContentType(before.getString("type"));
        if (before.getString("location") != null) {
            response.setHeader(HttpHeaders.LOCATION, before.getString("location"));
        }
        if (before.getString("etag") != null) {
            response.setHeader(HttpHeaders.ETAG, before.getString("etag"));
        }
        response.getOutputStream().write(before.get("body", Binary.class).getData());
    }

    private static String key(HttpServletRequest request) {
        var key = request.getHeader(HEADER);
        if (!key.matches("[!-~]{1,200}")) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "key-unfit");
        }
        return key;
    }

    /** Of the address and of all that was sent. */
    private String fingerprint(HttpServletRequest request) throws IOException {
        var digest = sha256();
        add(digest, request.getRequestURI() + "?" + request.getQueryString());
        if (request instanceof HeldRequest held) {
            digest.update(held.body());
        } else if (BodyLimit.isUpload(request)) {
            addParts(digest, request);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void addParts(MessageDigest digest, HttpServletRequest request) throws IOException {
        try {
            for (var part : request.getParts()) {
                add(digest, part.getName() + "|" + part.getSubmittedFileName() + "|" + part.getSize());
                try (var content = new DigestInputStream(part.getInputStream(), digest)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (FileUploadException | ServletException | IllegalStateException | InvalidFileNameException refused) {
            // Whoever asks for the parts next is told the same, and answers for it.
            logger.debug("An upload that cannot be taken has no fingerprint", refused);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
