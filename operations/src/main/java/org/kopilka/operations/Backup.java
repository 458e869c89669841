package org.kopilka.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads a network into a backup while people write. Every document is whole by itself and has its messages with it;
 * {@link Contents} says in which order they are read.
 *
 * <p>An answer to a survey lies for a moment in its ticket, which names the person. No ticket is written before its
 * answer has gone to the others: so no backup joins the two, and no answer that was taken is missing.
 */
final class Backup {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PENDING = "pending";

    private final Stores stores;
    private final Accounts accounts;
    private final PrintStream out;
    private final Duration patience;

    Backup(Stores stores, Accounts accounts, PrintStream out) {
        this(stores, accounts, out, PATIENCE);
    }

    /** @param patience how long an answer may stay in its ticket */
    Backup(Stores stores, Accounts accounts, PrintStream out, Duration patience) {
        this.stores = stores;
        this.accounts = accounts;
        this.out = out;
        this.patience = patience;
    }

    void write(BackupWriter to) throws IOException {
        stores.require();
        accounts.require();
        if (stores.isUnfinished()) {
            throw new Trouble("This network is half restored: restore it to the end before it is backed up.");
        }
        for (var database : Contents.DATABASES) {
            long documents = 0;
            var collections = Contents.kept(database, stores.collections(database));
            var waves = new HashSet<BsonValue>();
            for (var name : collections) {
                documents += to.collection(database, name, documents(database, name, waves));
            }
            out.printf("%s: %,d documents in %d collections%n", database, documents, collections.size());
        }
        try (var json = accounts.read()) {
            to.accounts(json);
        }
        out.println("accounts: read");
        to.finish();
    }

    private Iterator<RawBsonDocument> documents(String database, String name, Set<BsonValue> waves) {
        var read = stores.read(database, name);
        if (!database.equals(Contents.SURVEY)) {
            return read;
        }
        return switch (name) {
            case Contents.WAVES ->
                new Kept(read) {
                    @Override
                    RawBsonDocument look(RawBsonDocument wave) {
                        waves.add(wave.get("_id"));
                        return wave;
                    }
                };
            case Contents.TICKETS ->
                new Kept(read) {
                    @Override
                    @Nullable
                    RawBsonDocument look(RawBsonDocument ticket) {
                        return waves.contains(ticket.get("wave")) ? withoutAnswer(ticket) : null;
                    }
                };
            case "answers" ->
                new Kept(read) {
                    @Override
                    @Nullable
                    RawBsonDocument look(RawBsonDocument answer) {
                        return waves.contains(answer.get("wave")) ? answer : null;
                    }
                };
            default -> read;
        };
    }

    /** The ticket once its answer has left it; null if it was taken back. */
    private @Nullable RawBsonDocument withoutAnswer(RawBsonDocument read) {
        if (!read.containsKey(PENDING)) {
            return read;
        }
        var tickets = stores.collection(Contents.SURVEY, Contents.TICKETS);
        var which = new Document("_id", read.get("_id"));
        var now = new AtomicReference<@Nullable RawBsonDocument>(read);
        Patience.until(
                patience,
                () -> {
                    var ticket = tickets.find(which).first();
                    now.set(ticket);
                    return ticket == null || !ticket.containsKey(PENDING);
                },
                () ->
                        "An answer has not left its ticket for %d seconds, and a backup now would say whose it is; start survey-service, which moves it, and try again."
                                .formatted(patience.toSeconds()));
        return now.get();
    }

    /** Looks at each document, and leaves out what is not to be kept. */
    private abstract static class Kept implements Iterator<RawBsonDocument> {

        private final Iterator<RawBsonDocument> all;
        private @Nullable RawBsonDocument next;

        Kept(Iterator<RawBsonDocument> all) {
            this.all = all;
        }

        abstract @Nullable RawBsonDocument look(RawBsonDocument document);

        @Override
        public boolean hasNext() {
            while (next == null && all.hasNext()) {
                next = look(all.next());
            }
            return next != null;
        }

        @Override
        public RawBsonDocument next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            var document = next;
            next = null;
            return document;
        }
    }
}
