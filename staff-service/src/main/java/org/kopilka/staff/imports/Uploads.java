package org.kopilka.staff.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Enumeration;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Indexes;
import org.kopilka.platform.web.Refusal;
import org.springframework.core.io.InputStreamSource;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/** Uploaded files, kept for a week in pieces, so that none lies in memory whole. */
@Repository
class Uploads {

    static final Duration KEPT = Duration.ofDays(7);

    private static final String COLLECTION = "uploads";
    private static final int PIECE = 512 << 10;

    private final MongoTemplate mongo;
    private final Indexes indexes;
    private final Clock clock;

    Uploads(MongoTemplate mongo, Indexes indexes, Clock clock) {
        this.indexes = indexes;
        this.mongo = mongo;
        this.clock = clock;
    }

    UUID keep(InputStreamSource file) {
        var id = UUID.randomUUID();
        indexes.make(COLLECTION, new Index("at", Sort.Direction.ASC).expire(KEPT));
        int number = 0;
        try (var in = file.getInputStream()) {
            for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                mongo.insert(
                        new Document("_id", numbered(id, number++))
                                .append("content", new Binary(piece))
                                .append("at", Date.from(clock.instant())),
                        COLLECTION);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return id;
    }

    /** What opens the file; opening it throws a 410 if the week is over. */
    InputStreamSource source(UUID id) {
        return () -> open(id);
    }

    private InputStream open(UUID id) {
        var pieces = new Pieces(id);
        if (!pieces.hasMoreElements()) {
            throw new Refusal(HttpStatus.GONE, "import-file-gone");
        }
        return new SequenceInputStream(pieces);
    }

    private static String numbered(UUID id, int number) {
        return id + "|" + number;
    }

    private @Nullable InputStream piece(Object id) {
        var found = mongo.findById(id, Document.class, COLLECTION);
        return found == null
                ? null
                : new ByteArrayInputStream(found.get("content", Binary.class).getData());
    }

    /** One piece after the other, each fetched when the one before is through. */
    private final class Pieces implements Enumeration<InputStream> {

        private final UUID id;
        private int number;
        private @Nullable InputStream next;

        Pieces(UUID id) {
            this.id = id;
            next = piece(numbered(id, 0));
            if (next == null) {
                next = piece(id); // as files were kept before, in one piece
            }
        }

        @Override
        public boolean hasMoreElements() {
            return next != null;
        }

        @Override
        public InputStream nextElement() {
            var now = next;
            if (now == null) {
                throw new java.util.NoSuchElementException();
            }
            next = piece(numbered(id, ++number));
            return now;
        }
    }
}
