package org.kopilka.acceptance.containers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a command said and how it ended; a command that is not there ends with 127. */
record Shell(int exit, String out, String err) {

    static final Path ROOT = Path.of(System.getProperty("kopilka.root"));

    static Shell run(String... command) {
        return run(60, List.of(command));
    }

    static Shell run(int seconds, List<String> command) {
        try {
            var out = Files.createTempFile("kopilka", ".out");
            var err = Files.createTempFile("kopilka", ".err");
            try {
                var process = new ProcessBuilder(command)
                        .directory(ROOT.toFile())
                        .redirectInput(new File("/dev/null")) // nobody is there to answer a question
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    return new Shell(124, Files.readString(out), "Still running after " + seconds + " s");
                }
                return new Shell(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException absent) {
            return new Shell(127, "", "" + absent.getMessage());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurry);
        }
    }

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    boolean succeeded() {
        return exit == 0;
    }
}
