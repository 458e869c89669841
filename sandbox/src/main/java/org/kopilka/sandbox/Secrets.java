package org.kopilka.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Secrets are made on the machine that uses them, one file each, which only its owner may read. */
public final class Secrets {

    private static final int BYTES = 24;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"; // 31 of them: 4.95 bits each
    private static final int WORDS = 4;
    private static final int WORD_LETTERS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** The secret that lies in the file, which is written if it is not there. */
    public static String generateIn(Path folder, String name) {
        return keptIn(folder, name, Secrets::ofBytes);
    }

    /** The same for a password that people type: 79 bits in four words without letters that look alike. */
    public static String typeableIn(Path folder, String name) {
        return keptIn(folder, name, Secrets::ofWords);
    }

    private static synchronized String keptIn(Path folder, String name, Supplier<String> make) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, make.get());
            }
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String ofBytes() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String ofWords() {
        return Stream.generate(() -> RANDOM.ints(WORD_LETTERS, 0, LETTERS.length())
                        .mapToObj(LETTERS::charAt)
                        .map(String::valueOf)
                        .collect(Collectors.joining()))
                .limit(WORDS)
                .collect(Collectors.joining("-"));
    }
}
