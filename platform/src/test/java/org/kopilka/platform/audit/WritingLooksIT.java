package org.kopilka.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Store;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;

@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WritingLooksIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @TempDir
    Path dir;

    private Store store;
    private MongoClient client;
    private Looks looks;

    @BeforeEach
    void connect() {
        store = Store.start(Parts.here(), dir, 0);
        client = MongoClients.create(store.uri() + "/?uuidRepresentation=standard&serverSelectionTimeoutMS=2000");
        looks = new Looks(new MongoTemplate(client, "looks"), new SimpleMeterRegistry());
    }

    @AfterEach
    void disconnect() {
        looks.close();
        client.close();
        store.close();
    }

    @Test
    void writes_all_that_waits_before_the_program_ends() {
        looks.keep(some(2_000));

        looks.close();

        assertThat(written()).isEqualTo(2_000);
    }

    @Test
    void keeps_no_reader_while_the_store_is_away_and_writes_when_it_is_back() {
        looks.keep(some(1));
        await().until(() -> written() == 1);
        store.kill();

        var began = Instant.now();
        looks.keep(some(1_000));
        assertThat(Duration.between(began, Instant.now())).isLessThan(AT_ONCE);

        store = Store.start(Parts.here(), dir, URI.create(store.uri()).getPort());
        await().atMost(Duration.ofSeconds(30)).until(() -> written() == 1_001);
    }

    @Test
    @Timeout(60)
    void says_in_its_log_what_finds_no_room_and_what_it_cannot_write_before_the_end(CapturedOutput log) {
        store.kill();
        var all = some(11_000);

        looks.keep(all);
        assertThat(log).contains("Not written: ").contains(all.getLast().id().toString());
        looks.close();

        assertThat(log.getAll().lines().filter(line -> line.contains("Not written: ")))
                .hasSize(all.size());
    }

    private long written() {
        return client.getDatabase("looks").getCollection("audit").countDocuments();
    }

    private static List<Entry> some(int count) {
        return Stream.generate(() -> new Entry(
                        UUID.randomUUID(),
                        Instant.now(),
                        UUID.randomUUID(),
                        "Ким Анна",
                        Entry.Deed.LOOKED,
                        "person",
                        UUID.randomUUID(),
                        "GET /api/staff/people/{id}"))
                .limit(count)
                .toList();
    }
}
