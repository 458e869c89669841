package org.kopilka.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is restored is what was there, and whatever is not in order is refused in one sentence and changes nothing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackingUpAndRestoringIT {

    private static SmallNetwork network;

    @TempDir
    Path folder;

    private Path file;

    @BeforeAll
    static void start(@TempDir Path parts) throws IOException {
        network = new SmallNetwork(parts);
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @BeforeEach
    void tell() {
        file = folder.resolve("backup.zip");
        network.environment.keySet().removeIf(name -> name.startsWith("KOPILKA_BACKUP"));
        network.tellOfADistrict();
    }

    @Test
    void restores_an_empty_network_as_it_was_but_for_copies_and_orders_all_to_be_told_anew() {
        var before = network.everything();
        assertThat(network.run("backup", file.toString())).satisfies(BackingUpAndRestoringIT::wentWell);
        network.forget();
        network.realm = "";

        assertThat(network.run("restore", file.toString())).satisfies(BackingUpAndRestoringIT::wentWell);

        var after = network.everything();
        for (var database : Contents.DATABASES) {
            assertThat(after.remove(database + "/retelling")).as(database).hasSize(1);
        }
        before.keySet()
                .removeAll(Set.of("kopilka-staff/portfolio", "kopilka-staff/idempotency", "kopilka-events/people"));
        assertThat(after).isEqualTo(before).containsKey("kopilka-bank/something new");
        assertThat(network.realm).contains("fedorova.a");
    }

    @Test
    void says_what_is_in_a_backup() {
        backUp();

        assertThat(network.run("check", file.toString()))
                .satisfies(BackingUpAndRestoringIT::wentWell)
                .satisfies(ended -> assertThat(ended.said())
                        .contains("1,200  kopilka-staff/people.bson")
                        .contains("is whole: of 20")
                        .doesNotContain("portfolio"));
    }

    @Test
    void takes_topics_and_groups_away_since_they_may_be_newer_than_the_backup() throws Exception {
        backUp();
        network.topic("kopilka.staff.educator", "kopilka.staff.educator.events-service.dlt", "another.topic");
        network.kafka
                .alterConsumerGroupOffsets(
                        "events-service.people",
                        Map.of(
                                new org.apache.kafka.common.TopicPartition("kopilka.staff.educator", 0),
                                new org.apache.kafka.clients.consumer.OffsetAndMetadata(0)))
                .all()
                .get();

        assertThat(network.run("restore", file.toString(), "--over")).satisfies(BackingUpAndRestoringIT::wentWell);

        assertThat(network.kafka.listTopics().names().get()).containsExactly("another.topic");
        assertThat(network.kafka.listGroups().all().get()).isEmpty();
        network.kafka.deleteTopics(List.of("another.topic")).all().get();
    }

    @Test
    void restores_nothing_while_a_service_runs() throws Exception {
        backUp();
        network.topic("kopilka.events.event", "kopilka.events.event.staff-service.dlt");
        try (var staff = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        network.environment.get("KOPILKA_KAFKA"),
                        "group.id",
                        "staff-service.heard_events"),
                new StringDeserializer(),
                new StringDeserializer())) {
            staff.subscribe(List.of("kopilka.events.event"));
            while (staff.assignment().isEmpty()) {
                staff.poll(Duration.ofMillis(100));
            }
            refuses("staff-service still run: stop the programs first", "restore", file.toString(), "--over");
        }
        assertThat(network.run("restore", file.toString(), "--over")).satisfies(BackingUpAndRestoringIT::wentWell);
    }

    @Test
    void puts_nothing_over_what_people_have_written_unless_it_is_told_to() {
        backUp();

        refuses("People have written in this network; --over", "restore", file.toString());
        assertThat(network.run("restore", file.toString(), "--over")).satisfies(BackingUpAndRestoringIT::wentWell);
    }

    @Test
    void goes_on_after_it_was_killed_half_way() {
        var before = network.everything();
        backUp();
        network.collection(Contents.STAFF, "restoring").insertOne(new Document("at", new java.util.Date()));
        network.collection(Contents.STAFF, "people").deleteMany(new Document());
        network.collection(Contents.EVENTS, "events").drop();

        refuses(
                "This network is half restored",
                "backup",
                folder.resolve("another.zip").toString());
        assertThat(network.run("restore", file.toString())).satisfies(BackingUpAndRestoringIT::wentWell);

        assertThat(network.everything().get("kopilka-staff/people")).isEqualTo(before.get("kopilka-staff/people"));
        assertThat(network.everything()).doesNotContainKey("kopilka-staff/restoring");
    }

    @Test
    void refuses_a_backup_that_is_cut_short_wherever_it_ends() throws IOException {
        backUp();
        var whole = SmallNetwork.bytes(file);
        for (var length : List.of(whole.length / 7, whole.length / 2, whole.length * 3 / 4)) {
            Files.write(file, Arrays.copyOf(whole, length));
            refuses("cut short; take an earlier backup", "restore", file.toString(), "--over");
        }
    }

    @Test
    void refuses_a_backup_that_was_altered() throws IOException {
        backUp();
        var whole = SmallNetwork.bytes(file);
        for (var place : List.of(whole.length / 3, whole.length / 2, whole.length * 2 / 3)) {
            var altered = whole.clone();
            altered[place] ^= 0x40;
            Files.write(file, altered);
            refuses("take an earlier backup, or copy this one again", "restore", file.toString(), "--over");
        }
    }

    @Test
    void refuses_a_backup_in_which_a_document_was_exchanged_for_another() throws IOException {
        try (var writer = new BackupWriter(Files.newOutputStream(file), "0.1.0", Instant.EPOCH)) {
            writer.collection(
                    Contents.STAFF,
                    "people",
                    List.of(new org.bson.RawBsonDocument(new Document("a", 1), new org.bson.codecs.DocumentCodec()))
                            .iterator());
            writer.finish();
        }
        try (var zip = java.nio.file.FileSystems.newFileSystem(file)) {
            Files.write(
                    zip.getPath("kopilka-staff/people.bson"),
                    new org.bson.RawBsonDocument(new Document("a", 2), new org.bson.codecs.DocumentCodec())
                            .getByteBuffer()
                            .array());
        }
        refuses("altered after it was written", "restore", file.toString(), "--over");
    }

    @Test
    void refuses_a_backup_of_a_newer_format_and_what_is_no_backup() throws IOException {
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("manifest.json"));
            zip.write("{\"format\":2,\"product\":\"0.9.0\",\"at\":\"2030-01-01T00:00:00Z\"}"
                    .getBytes(StandardCharsets.UTF_8));
        }
        refuses(
                "is of format 2, and this program reads up to 1: restore it with Kopilka 0.9.0",
                "restore",
                file.toString(),
                "--over");

        Files.writeString(file, "Здравствуйте");
        refuses("is no backup of Kopilka", "restore", file.toString(), "--over");
        refuses("There is no file", "restore", folder.resolve("nowhere.zip").toString(), "--over");
    }

    @Test
    void encrypts_for_a_key_so_that_only_its_identity_reads_it() throws Exception {
        var keys = new X25519KeyPairGenerator().generateKeyPair();
        var identity = Files.writeString(
                folder.resolve("identity.txt"),
                "# a comment, as age-keygen writes\n"
                        + new String(keys.getPrivate().getEncoded(), StandardCharsets.US_ASCII) + "\n");
        var others = Files.write(
                folder.resolve("others.txt"),
                new X25519KeyPairGenerator().generateKeyPair().getPrivate().getEncoded());
        network.environment.put(
                "KOPILKA_BACKUP_KEY", new String(keys.getPublic().getEncoded(), StandardCharsets.US_ASCII));
        backUp();
        assertThat(new String(SmallNetwork.bytes(file), StandardCharsets.ISO_8859_1))
                .startsWith("age-encryption.org/v1")
                .doesNotContain("kopilka-staff", "manifest");

        refuses("is encrypted; let KOPILKA_BACKUP_IDENTITY name", "restore", file.toString(), "--over");
        network.environment.put("KOPILKA_BACKUP_IDENTITY", others.toString());
        refuses("another key", "restore", file.toString(), "--over");
        network.environment.put(
                "KOPILKA_BACKUP_IDENTITY", folder.resolve("none").toString());
        refuses("cannot be read", "restore", file.toString(), "--over");

        network.environment.put("KOPILKA_BACKUP_IDENTITY", identity.toString());
        var whole = SmallNetwork.bytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        refuses("take an earlier backup, or copy this one again", "restore", file.toString(), "--over");
        var altered = whole.clone();
        altered[whole.length / 2] ^= 1;
        Files.write(file, altered);
        refuses("take an earlier backup, or copy this one again", "restore", file.toString(), "--over");
        Files.write(file, whole);
        assertThat(network.run("restore", file.toString(), "--over")).satisfies(BackingUpAndRestoringIT::wentWell);
    }

    @Test
    void says_that_a_key_is_none() {
        network.environment.put("KOPILKA_BACKUP_KEY", "hunter2");

        refuses("KOPILKA_BACKUP_KEY is no age recipient", "backup", file.toString());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writes_no_backup_while_an_answer_lies_in_its_ticket() throws IOException {
        var wave = openWave();
        ticketWithAnswer(wave);

        try (var stores = new Stores(network.environment.get("KOPILKA_MONGO_URI"));
                var accounts = new Accounts(new Settings(network.environment));
                var writer = new BackupWriter(Files.newOutputStream(file), "0.1.0", Instant.EPOCH)) {
            var backup = new Backup(
                    stores, accounts, new PrintStream(PrintStream.nullOutputStream()), Duration.ofMillis(300));
            assertThatThrownBy(() -> backup.write(writer))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("start survey-service");
        }
        refuses("cut short", "check", file.toString());
    }

    @Test
    void waits_for_an_answer_to_leave_its_ticket_and_has_it_among_the_others() {
        var wave = openWave();
        var ticket = ticketWithAnswer(wave);
        var answer = UUID.randomUUID();
        var moving = CompletableFuture.runAsync(
                () -> {
                    network.insert(Contents.SURVEY, "answers", answer, new Document());
                    network.collection(Contents.SURVEY, "answers")
                            .updateOne(new Document("_id", answer), new Document("$set", new Document("wave", wave)));
                    network.collection(Contents.SURVEY, "tickets")
                            .updateOne(
                                    new Document("_id", ticket),
                                    new Document("$set", new Document("state", "USED"))
                                            .append("$unset", new Document("pending", "")));
                },
                CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));

        backUp();

        moving.join();
        network.forget();
        assertThat(network.run("restore", file.toString())).satisfies(BackingUpAndRestoringIT::wentWell);
        assertThat(network.collection(Contents.SURVEY, "tickets").find())
                .singleElement()
                .satisfies(
                        kept -> assertThat(kept).containsEntry("state", "USED").doesNotContainKey("pending"));
        assertThat(network.collection(Contents.SURVEY, "answers").find())
                .singleElement()
                .satisfies(kept -> assertThat(kept).doesNotContainKey("person"));
    }

    @Test
    void leaves_nothing_behind_when_store_or_keycloak_is_away() {
        var mongo = network.environment.put("KOPILKA_MONGO_URI", "mongodb://user:secret@127.0.0.1:1/");
        refuses("MongoDB does not answer at 127.0.0.1:1", "backup", file.toString());
        network.environment.put("KOPILKA_MONGO_URI", mongo);

        var keycloak = network.environment.put("KOPILKA_KEYCLOAK", "http://127.0.0.1:1");
        refuses("Keycloak does not answer at http://127.0.0.1:1", "backup", file.toString());
        network.environment.put("KOPILKA_KEYCLOAK", keycloak);

        network.environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "guessed");
        refuses("does not know its operator admin by this password", "backup", file.toString());
        network.environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", SmallNetwork.PASSWORD);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void says_that_there_is_no_space_left() throws IOException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only where there is a device that is always full");

        try (var standard = new FileOutputStream(full.toFile())) {
            var ended = network.run(standard, "backup", "-");

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.said()).contains("There is no space left for the backup; make room and try again.");
        }
    }

    @Test
    void keeps_a_folder_of_backups_for_some_days() throws IOException {
        var old = Files.createFile(folder.resolve("kopilka-2020-01-01T0300.zip.age"));
        var mine = Files.createFile(folder.resolve("mine.zip"));
        for (var each : List.of(old, mine)) {
            Files.setLastModifiedTime(each, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
        }
        network.environment.put("KOPILKA_BACKUP_DAYS", "7");

        assertThat(network.run("backup", folder + "/")).satisfies(BackingUpAndRestoringIT::wentWell);

        assertThat(old).doesNotExist();
        assertThat(mine).exists();
        try (var files = Files.list(folder)) {
            assertThat(files.filter(each -> !each.equals(mine))).singleElement().satisfies(made -> {
                assertThat(made.getFileName().toString()).matches("kopilka-20.*\\.zip");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                        .isEqualTo("rw-------");
            });
        }
        network.environment.put("KOPILKA_BACKUP_DAYS", "a week");
        refuses("KOPILKA_BACKUP_DAYS says a week", "backup", folder + "/");
    }

    @Test
    void writes_to_the_output_and_says_elsewhere_what_it_does() throws IOException {
        var standard = new ByteArrayOutputStream();

        assertThat(network.run(standard, "backup", "-").code()).isZero();

        Files.write(file, standard.toByteArray());
        assertThat(network.run("check", file.toString())).satisfies(BackingUpAndRestoringIT::wentWell);
    }

    private void backUp() {
        assertThat(network.run("backup", file.toString())).satisfies(BackingUpAndRestoringIT::wentWell);
    }

    private static void wentWell(SmallNetwork.Ended ended) {
        assertThat(ended.code()).as(ended.said()).isZero();
    }

    /** In one sentence, and everything is as it was. */
    private void refuses(String sentence, String... words) {
        var before = network.everything();
        var realm = network.realm;

        var ended = network.run(words);

        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said()).contains(sentence).doesNotContain("Exception", "\tat ", "secret");
        assertThat(ended.said().lines().filter(line -> line.contains(sentence))).hasSize(1);
        assertThat(network.everything()).isEqualTo(before);
        assertThat(network.realm).isEqualTo(realm);
    }

    private static UUID openWave() {
        return network.insert(Contents.SURVEY, "waves", new Document("anonymous", true));
    }

    private static UUID ticketWithAnswer(UUID wave) {
        var id = UUID.randomUUID();
        network.collection(Contents.SURVEY, "tickets")
                .insertOne(new Document("_id", id)
                        .append("wave", wave)
                        .append("person", UUID.randomUUID())
                        .append("state", "GIVEN")
                        .append(
                                "pending",
                                new Document("id", UUID.randomUUID()).append("values", new Document("q", "so"))));
        return id;
    }
}
