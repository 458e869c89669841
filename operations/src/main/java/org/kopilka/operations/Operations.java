package org.kopilka.operations;

import com.mongodb.MongoException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;

/** The program: {@code backup}, {@code check}, {@code restore}, {@code retell}, {@code wait}. */
public final class Operations {

    private static final String USAGE = """
            backup FILE        writes a backup of the network there; of a folder (FOLDER/) a new file in it, from which
                               those go that are older than KOPILKA_BACKUP_DAYS; - is the output
            check FILE         says what is in a backup, and whether it is whole
            restore FILE [--over] [--check]   puts a backup in the place of an empty network, or of any; - is the input;
                               --check only looks whether it could
            retell             has the services tell each other anew all they know
            wait               until all of that is told and heard

            KOPILKA_MONGO_URI, KOPILKA_KAFKA, KOPILKA_KEYCLOAK        where the stores are
            KC_BOOTSTRAP_ADMIN_USERNAME, KC_BOOTSTRAP_ADMIN_PASSWORD  Keycloak's operator
            KOPILKA_BACKUP_KEY         an age recipient, for whom backups are encrypted
            KOPILKA_BACKUP_IDENTITY    the file of the age identity that reads them""";

    private static final DateTimeFormatter NAMED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm");
    private static final String STANDARD = "-";

    private final Settings settings;
    private final PrintStream out;

    private Operations(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public static void main(String[] words) {
        // Not System.out, which tells nobody that the disk is full.
        var standard = new FileOutputStream(FileDescriptor.out);
        System.exit(run(List.of(words), new Settings(System.getenv()), standard, System.err));
    }

    /** @return what the process ends with */
    static int run(List<String> words, Settings settings, OutputStream standard, PrintStream err) {
        try {
            var said = words.contains(STANDARD) ? err : new PrintStream(standard, true, StandardCharsets.UTF_8);
            return new Operations(settings, said).run(words, standard) ? 0 : 2;
        } catch (Trouble trouble) {
            err.println(trouble.getMessage());
        } catch (IOException | UncheckedIOException failed) {
            err.println(
                    String.valueOf(failed.getMessage()).contains("No space left")
                            ? "There is no space left for the backup; make room and try again."
                            : "It did not work: " + failed);
        } catch (MongoException failed) {
            err.println("MongoDB does not do what it is asked: " + failed.getMessage());
        }
        return 1;
    }

    private boolean run(List<String> words, OutputStream standard) throws IOException {
        var command = words.isEmpty() ? "help" : words.getFirst();
        var file = words.size() > 1 ? words.get(1) : "";
        switch (command) {
            case "help" -> out.println(USAGE);
            case "backup" -> backup(named(file), standard);
            case "check" -> check(new BackupReader(Path.of(named(file)), settings.identity()));
            case "restore" -> restore(named(file), words);
            case "retell" -> retell();
            case "wait" -> {
                try (var stores = new Stores(settings.mongo());
                        var broker = new Broker(settings.kafka(), settings.kafkaLogin())) {
                    new Heard(stores, broker, out).await();
                }
            }
            default -> {
                out.println(USAGE);
                return false;
            }
        }
        return true;
    }

    private static String named(String file) {
        if (file.isEmpty() || file.startsWith("--")) {
            throw new Trouble("Say which file.");
        }
        return file;
    }

    private void backup(String where, OutputStream standard) throws IOException {
        var days = settings.days();
        if (where.equals(STANDARD)) {
            write(standard);
            return;
        }
        var isFolder = where.endsWith("/") || Files.isDirectory(Path.of(where));
        var file = isFolder ? Path.of(where).resolve(name()) : Path.of(where);
        writeWhole(file);
        out.printf("Written: %s, %,d bytes%n", file, Files.size(file));
        if (isFolder && days.isPresent()) {
            new OldBackups(Path.of(where)).delete(Instant.now().minus(days.get(), ChronoUnit.DAYS), out);
        }
    }

    private String name() {
        return OldBackups.PREFIX + NAMED.format(Instant.now().atOffset(ZoneOffset.UTC)) + ".zip"
                + (settings.key().isPresent() ? ".age" : "");
    }

    /** Under another name until it is whole. */
    private void writeWhole(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Trouble("There is no folder %s; make it and try again.".formatted(folder));
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var to = new FileOutputStream(part.toFile())) {
                write(new FilterOutputStream(to) {
                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        out.write(bytes, from, length);
                    }

                    @Override
                    public void close() throws IOException {
                        flush();
                    }
                });
                to.getFD().sync();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(OutputStream to) throws IOException {
        var key = settings.key();
        try (var stores = new Stores(settings.mongo());
                var accounts = new Accounts(settings)) {
            var plain = new BufferedOutputStream(to, 1 << 16);
            var encrypted = key.isPresent() ? Age.encrypting(plain, key.get()) : plain;
            var writer = new BackupWriter(encrypted, product(), Instant.now());
            new Backup(stores, accounts, out).write(writer);
            writer.close();
        }
    }

    private void check(BackupReader backup) {
        var description = backup.check();
        description.entries().stream()
                .filter(entry -> !entry.name().equals(BackupWriter.ACCOUNTS))
                .forEach(entry -> out.printf("%,9d  %s%n", entry.documents(), entry.name()));
        out.printf(
                "%s is whole: of %s, written by Kopilka %s, %,d documents%n",
                backup.file(), description.at(), description.product(), description.documents());
    }

    private void restore(String where, List<String> words) throws IOException {
        if (where.equals(STANDARD)) {
            var copy = Files.createTempFile("kopilka-restore-", ".zip");
            try {
                try (InputStream in = System.in) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                }
                restore(copy.toString(), words);
            } finally {
                Files.deleteIfExists(copy);
            }
            return;
        }
        try (var stores = new Stores(settings.mongo());
                var broker = new Broker(settings.kafka(), settings.kafkaLogin());
                var accounts = new Accounts(settings)) {
            var restore = new Restore(stores, broker, accounts, out);
            var backup = new BackupReader(Path.of(where), settings.identity());
            if (words.contains("--check")) {
                restore.check(backup, words.contains("--over"));
            } else {
                restore.from(backup, words.contains("--over"));
            }
        }
    }

    private void retell() {
        try (var stores = new Stores(settings.mongo())) {
            stores.require();
            Contents.DATABASES.forEach(stores::orderRetelling);
            out.println("Ordered: every service begins within seconds to tell anew what it knows.");
        }
    }

    private static String product() throws IOException {
        try (var file = Operations.class.getResourceAsStream("/operations.properties")) {
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        }
    }
}
