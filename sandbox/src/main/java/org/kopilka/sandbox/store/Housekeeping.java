package org.kopilka.sandbox.store;

import java.util.concurrent.locks.Lock;
import org.h2.mvstore.MVStore;

/** Every commit leaves a little dead space in the file; now and then some of it is won back, in small bites. */
final class Housekeeping {

    private static final int COMMITS_BETWEEN = 256;
    private static final int FILL_PERCENT = 40;
    private static final int BITE_BYTES = 1 << 20;

    private final MVStore store;
    private int commits;

    Housekeeping(MVStore store) {
        this.store = store;
    }

    void tidy(Lock alone) {
        if (++commits % COMMITS_BETWEEN == 0 && store.getFileStore().getFillRate() < FILL_PERCENT) {
            alone.lock();
            try {
                store.compact(FILL_PERCENT, BITE_BYTES);
            } finally {
                alone.unlock();
            }
        }
    }
}
