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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code POST} with an {@code Idempotency-Key}: the same caller, key and request give the same answer for two days. A
 * key used for another request is refused (422), one whose first request still runs is asked to wait (409). Only
 * successes are kept: what failed may be tried again under its key. Stands behind {@link BodyRoom}, which holds the bodies.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);

    private static final String COLLECTION = "idempotency";
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final MongoTemplate mongo;
    private final Clock clock;
    private final HandlerExceptionResolver problems;
    private volatile boolean indexed;
    private volatile Instant nextSweep = Instant.MIN;

    IdempotencyFilter(MongoTemplate mongo, Clock clock, HandlerExceptionResolver problems) {
        this.mongo = mongo;
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || request.getHeader(HEADER) == null;
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
            var before = claim(id, fingerprint(request));
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
            settle(id, recorded, toKeep);
            recorded.copyBodyToResponse();
        }
    }

    /** Whatever becomes of the store meanwhile: the answer is the caller's. */
    private void settle(UUID id, ContentCachingResponseWrapper response, boolean toKeep) {
        try {
            if (toKeep) {
                keep(id, response);
            } else {
                mongo.getCollection(COLLECTION).deleteOne(new Document("_id", id));
            }
        } catch (DataAccessException | MongoException away) {
            log.warn("An answer is given but not kept for its repeat: {}", away.getMessage());
        }
    }

    /** Null if this request is the first under its key. */
    private @org.jspecify.annotations.Nullable Document claim(UUID id, String fingerprint) {
        var now = clock.instant();
        index();
        sweep(now);
        var claim = new Document("_id", id).append("fingerprint", fingerprint).append("at", Date.from(now));
        try {
            mongo.insert(claim, COLLECTION);
            return null;
        } catch (DuplicateKeyException known) {
            var before = mongo.findById(id, Document.class, COLLECTION);
            if (before == null) {
                throw new Refusal(HttpStatus.CONFLICT, "request-running");
            }
            if (!fingerprint.equals(before.getString("fingerprint"))) {
                throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused");
            }
            if (before.containsKey("status")) {
                return before;
            }
            if (before.getDate("at").toInstant().isAfter(now.minus(LONGEST_RUN))) {
                throw new Refusal(HttpStatus.CONFLICT, "request-running");
            }
            mongo.getCollection(COLLECTION)
                    .updateOne(new Document("_id", id), new Document("$set", new Document("at", Date.from(now))));
            return null;
        }
    }

    private void keep(UUID id, ContentCachingResponseWrapper response) {
        var answer = new Document("status", response.getStatus())
                .append("body", new Binary(response.getContentAsByteArray()))
                .append("type", response.getContentType())
                .append("location", response.getHeader(HttpHeaders.LOCATION))
                .append("etag", response.getHeader(HttpHeaders.ETAG));
        mongo.getCollection(COLLECTION).updateOne(new Document("_id", id), new Document("$set", answer));
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

    private void index() {
        if (!indexed) {
            mongo.indexOps(COLLECTION).createIndex(new Index("at", Sort.Direction.ASC).expire(KEPT));
            indexed = true;
        }
    }

    /** The sandbox's store has no index that would do it. */
    private void sweep(Instant now) {
        if (now.isAfter(nextSweep)) {
            nextSweep = now.plus(SWEEP_EVERY);
            mongo.getCollection(COLLECTION)
                    .deleteMany(new Document("at", new Document("$lt", Date.from(now.minus(KEPT)))));
        }
    }

    private static String key(HttpServletRequest request) {
        var key = request.getHeader(HEADER);
        if (!key.matches("[!-~]{1,200}")) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "key-unfit");
        }
        return key;
    }

    /** Of the address and of all that was sent. */
    private static String fingerprint(HttpServletRequest request) throws IOException {
        var digest = sha256();
        add(digest, request.getRequestURI() + "?" + request.getQueryString());
        if (request instanceof HeldRequest held) {
            digest.update(held.body());
        } else if (BodyLimit.isUpload(request)) {
            addParts(digest, request);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addParts(MessageDigest digest, HttpServletRequest request) throws IOException {
        try {
            for (var part : request.getParts()) {
                add(digest, part.getName() + "|" + part.getSubmittedFileName() + "|" + part.getSize());
                try (var content = new DigestInputStream(part.getInputStream(), digest)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (FileUploadException | ServletException | IllegalStateException | InvalidFileNameException refused) {
            // Whoever asks for the parts next is told the same, and answers for it.
            log.debug("An upload that cannot be taken has no fingerprint", refused);
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
