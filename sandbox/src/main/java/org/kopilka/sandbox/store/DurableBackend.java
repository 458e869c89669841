package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/** Runs commands side by side, but never beside a commit: a commit holds a write whole or not at all. */
final class DurableBackend extends H2Backend {

    private final ReadWriteLock commands = new ReentrantReadWriteLock();
    private final Greeting greeting = new Greeting();
    private final GroupCommit commits;
    private final Expiry expiry;

    DurableBackend(MVStore store) {
        super(store);
        version(greeting);
        commits = new GroupCommit(store, commands.writeLock());
        expiry = new Expiry(this);
    }

    void whenDurable(Runnable reply) {
        commits.whenDurable(reply);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new DurableDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return besideOthers(() -> super.handleQuery(query));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "hello" -> greeting.to("isWritablePrimary");
            case "ismaster" -> greeting.to("ismaster");
            default -> besideOthers(() -> super.handleCommand(channel, database, command, query));
        };
    }

    void expire() {
        for (var name : listDatabaseNames()) {
            if (resolveDatabase(name) instanceof DurableDatabase database) {
                besideOthers(() -> database.expire(Instant.now(getClock())));
            }
        }
        whenDurable(() -> {});
    }

    @Override
    public void close() {
        expiry.close();
        commits.close();
        super.close();
    }

    private <T> T besideOthers(Supplier<T> command) {
        var lock = commands.readLock();
        lock.lock();
        try {
            return command.get();
        } finally {
            lock.unlock();
        }
    }
}
