package org.kopilka.sandbox.store;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;

/** The store's process: {@code StoreMain <port> <file>}. With {@code STORE_LOGINS} everybody logs in by one of them. */
public final class StoreMain {

    private static final int CACHE_MIB = 48;

    private StoreMain() {}

    public static void main(String[] args) throws Exception {
        var file = Path.of(args[1]);
        Files.createDirectories(file.toAbsolutePath().getParent());

        var backend = new DurableBackend(open(file));
        var server = new WireServer(backend, new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), logins());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            backend.close();
        }));
    }

    /** {@code name:password}, with spaces between them. */
    private static Set<String> logins() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("STORE_LOGINS"), "")
                        .split(" "))
                .filter(login -> !login.isBlank())
                .collect(Collectors.toUnmodifiableSet());
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
