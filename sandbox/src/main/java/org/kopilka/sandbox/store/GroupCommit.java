package org.kopilka.sandbox.store;

import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread commits and syncs for all who wait: the more wait, the fewer commits a write costs. */
final class GroupCommit implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final Runnable STOP = () -> {};

    private final MVStore store;
    private final Lock alone;
    private final Housekeeping housekeeping;
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "group-commit");
    private volatile boolean committing;

    /** @param alone held while a commit takes its snapshot, so that no command is half done then */
    GroupCommit(MVStore store, Lock alone) {
        this.store = store;
        this.alone = alone;
        this.housekeeping = new Housekeeping(store);
        thread.start();
    }

    /** Runs the reply at once if all that was done before is on disk, else after the commit that brings it there. */
    void whenDurable(Runnable reply) {
        // In this order: a commit under way has already taken the changes, but they are not on disk yet.
        if (store.hasUnsavedChanges() || committing) {
            waiting.add(reply);
        } else {
            reply.run();
        }
    }

    private void run() {
        try {
            var replies = new ArrayList<Runnable>();
            while (!replies.contains(STOP)) {
                replies.clear();
                replies.add(waiting.take());
                committing = true;
                waiting.drainTo(replies);
                commit();
                committing = false;
                replies.forEach(Runnable::run);
                housekeeping.tidy(alone);
            }
        } catch (Throwable broken) {
            // Nobody who waits may ever hear that his write is kept: end, start again from the last good commit.
            log.error("The store cannot write to its file and stops", broken);
            Runtime.getRuntime().halt(1);
        }
    }

    private void commit() {
        alone.lock();
        try {
            store.commit();
        } finally {
            alone.unlock();
        }
        store.sync();
    }

    @Override
    public void close() {
        waiting.add(STOP);
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
