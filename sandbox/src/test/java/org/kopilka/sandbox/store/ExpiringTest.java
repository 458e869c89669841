package org.kopilka.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExpiringTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @TempDir
    private Path dir;

    private DurableBackend backend;

    @BeforeEach
    void open() {
        backend = new DurableBackend(new MVStore.Builder()
                .fileName(dir + "/store.mv")
                .autoCommitDisabled()
                .open());
        run(new Document("createIndexes", "uploads")
                .append(
                        "indexes",
                        List.of(new Document("key", new Document("at", 1))
                                .append("name", "at_1")
                                .append("expireAfterSeconds", WEEK.toSeconds()))));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void leaves_what_is_younger_than_its_index_lets_it_grow() {
        upload("old", Instant.now().minus(WEEK.plusMinutes(1)));
        upload("young", Instant.now().minus(WEEK.minusMinutes(1)));
        upload("undated", null);

        backend.expire();

        assertThat(uploads()).containsExactlyInAnyOrder("young", "undated");
    }

    @Test
    void goes_by_the_oldest_of_several_dates() {
        upload("several", List.of(Instant.now(), Instant.now().minus(WEEK.plusMinutes(1))));

        backend.expire();

        assertThat(uploads()).isEmpty();
    }

    private void upload(String id, Object at) {
        run(new Document("insert", "uploads").append("documents", List.of(new Document("_id", id).append("at", at))));
    }

    private List<Object> uploads() {
        return Fields.documents(
                        Fields.document(run(new Document("find", "uploads")).get("cursor"))
                                .get("firstBatch"))
                .stream()
                .map(found -> found.get("_id"))
                .toList();
    }

    private Document run(Document command) {
        return backend.handleCommand(
                channel, "kept", command.keySet().iterator().next(), command);
    }
}
