package org.kopilka.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The promises of the version people run now: the newest commit up to this one that is tagged {@code v…}.
 *
 * @param folder of the promises of today
 */
record ReleasedPromises(Path folder) {

    /** Empty where that version has no such file, or where git knows of no released version. */
    Optional<String> read(String file) {
        return git("describe", "--tags", "--abbrev=0", "--match", "v*")
                .flatMap(tag -> git("show", tag.strip() + ":./" + file));
    }

    private Optional<String> git(String... words) {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(words));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noGit) {
            return Optional.empty();
        }
        try (var out = process.getInputStream()) {
            var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurry);
        }
    }
}
