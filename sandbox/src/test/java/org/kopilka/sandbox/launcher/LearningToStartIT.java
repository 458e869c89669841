package org.kopilka.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Store;

/** Shown with the store, the smallest program there is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LearningToStartIT {

    private static final int PORT = 34_710;
    private static final Path JAR = Path.of(
            System.getProperty("kopilka.root"),
            "sandbox/target/sandbox-" + System.getProperty("kopilka.version") + ".jar");

    @TempDir
    Path root;

    @Test
    void makes_a_cache_that_the_next_start_can_use() throws Exception {
        var home = new Home(root, Map.of());
        var caches = new Caches(home);
        var store = store(home);
        var command = store.command().get();
        assertThat(caches.use(store, command)).as("before it has learned").isEqualTo(command);

        caches.train(store, command);

        var quick = caches.use(store, command);
        assertThat(quick.options()).contains("-XX:AOTCache=" + caches.aot(store, command));
        // With this mode the JVM would rather not start than do without its cache.
        var started = quick.withOptions("-XX:AOTMode=on").start(home.log("store"));
        try {
            await().atMost(20, TimeUnit.SECONDS).until(() -> store.probe().answers());
            assertThat(started.isAlive()).isTrue();
        } finally {
            started.destroy();
        }
        var others = command.withOptions("-Xmx100m");
        assertThat(caches.use(store, others)).as("with other options").isEqualTo(others);
    }

    private static Member store(Home home) {
        return new Member(
                "store",
                Member.Kind.GROUND,
                Optional.of(JAR),
                () -> Store.command(new Parts(Parts.here().folder(), JAR), home.data("store"), PORT),
                Store.probe(PORT),
                List.of(PORT));
    }
}
