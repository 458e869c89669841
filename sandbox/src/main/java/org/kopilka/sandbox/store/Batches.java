package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Hands out what was found in batches: at first 101 documents, never more than 16 MiB at once. */
final class Batches {

    private static final int FIRST = 101;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final CursorRegistry cursors;
    private final Set<Rest> open = ConcurrentHashMap.newKeySet();

    Batches(CursorRegistry cursors) {
        this.cursors = cursors;
    }

    /**
     * @param answer with all that was found as its first batch, which is cut here
     * @param size how many the first batch may hold; nothing for 101, and 0 for none at all
     */
    Document cut(Document answer, @Nullable Object size, boolean onlyOne) {
        var cursor = Fields.document(answer.get("cursor"));
        var rest = new Rest(cursors.generateCursorId(), Fields.documents(cursor.get("firstBatch")));
        cursor.put("firstBatch", rest.take(size instanceof Number number ? number.intValue() : FIRST));
        if (!rest.isEmpty() && !onlyOne) {
            cursor.put("id", rest.getId());
            cursors.add(rest);
            open.add(rest);
        }
        return answer;
    }

    /** A reader who died never closes his cursors. */
    void forgetAbandoned() {
        open.removeIf(rest -> {
            var isOver = rest.isEmpty() || System.nanoTime() - rest.lastAsked > PATIENCE.toNanos();
            if (isOver) {
                cursors.remove(rest.getId());
            }
            return isOver;
        });
    }

    private static final class Rest extends AbstractCursor {

        private final Queue<Document> documents;
        private volatile long lastAsked = System.nanoTime();

        Rest(long id, Collection<Document> documents) {
            super(id);
            this.documents = new ArrayDeque<>(documents);
        }

        @Override
        public synchronized boolean isEmpty() {
            return documents.isEmpty();
        }

        @Override
        public List<Document> takeDocuments(int wanted) {
            return take(wanted == 0 ? Integer.MAX_VALUE : wanted);
        }

        private synchronized List<Document> take(int wanted) {
            lastAsked = System.nanoTime();
            var batch = new ArrayList<Document>();
            var bytes = 0L;
            while (batch.size() < wanted && documents.peek() instanceof Document next) {
                bytes += Limits.bytes(next);
                if (bytes > Greeting.LARGEST_DOCUMENT && !batch.isEmpty()) {
                    break;
                }
                batch.add(documents.remove());
            }
            return batch;
        }
    }
}
