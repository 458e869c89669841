package org.kopilka.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real inputs that lie beside the checkout where there are any; a test that needs one is skipped without it. */
public final class SharedData {

    private SharedData() {}

    /** @param path below the folder {@code ../shared}, such as {@code data/staff/ulyanovsk-messy.xlsx} */
    public static byte[] read(String path) {
        var file = Path.of(System.getProperty("kopilka.root", "."))
                .resolve("../shared")
                .resolve(path);
        if (!Files.exists(file)) {
            file = Path.of(System.getProperty("kopilka.root", "."))
                    .resolve("../../shared")
                    .resolve(path);
        }
        Assumptions.assumeTrue(Files.exists(file), "Skipped: ../shared/" + path + " is not beside the checkout");
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
