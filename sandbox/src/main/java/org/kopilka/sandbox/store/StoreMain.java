package org.kopilka.sandbox.store;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** The store's process: {@code StoreMain <port> <file>}. */
public final class StoreMain {

    private static final int CACHE_MIB = 48;

    private StoreMain() {}

    public static void main(String[] args) throws Exception {
        var file = Path.of(args[1]);
        Files.createDirectories(file.toAbsolutePath().getParent());

        var backend = new DurableBackend(open(file));
        var server = new WireServer(backend, new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            backend.close();
        }));
    }

    /** Only {@link DurableBackend} commits: a commit of the library's own timing could cut a write in two. */
    private static MVStore open(Path file) {
        var store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MIB)
                .open();
        store.setRetentionTime(0);
        return store;
    }
}
