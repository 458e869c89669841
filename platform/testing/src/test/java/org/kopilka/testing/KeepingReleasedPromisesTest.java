package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the released version promised lies in {@code contracts/released}, and nothing of it is broken unsaid. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingReleasedPromisesTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ReleasedPromises RELEASED = new ReleasedPromises(Contracts.folder());

    @ParameterizedTest
    @ValueSource(strings = {"bank", "events", "gateway", "staff", "surveys"})
    void callers_of_the_released_version_find_what_they_knew(String name) throws IOException {
        var file = "http/" + name + ".yaml";
        var released = RELEASED.read(file).orElseThrow();
        var now = Files.readString(Contracts.folder().resolve(file));

        assertThat(Breaking.http(YAML.readTree(released), YAML.readTree(now)))
                .as("released/broken.yaml names what is broken on purpose, and why")
                .containsExactlyInAnyOrderElementsOf(RELEASED.broken("http/" + name));
    }

    @Test
    void they_are_those_of_the_commit_tagged_last() throws Exception {
        var tag = git("describe", "--tags", "--abbrev=0", "--match", "v*");
        assumeTrue(tag.isPresent(), "Git knows no tag v…, so nobody says whether contracts/released is of its commit");

        var files = git("ls-tree", "-r", "--name-only", tag.get().strip(), "http", "messages")
                .orElseThrow()
                .lines()
                .toList();
        assertThat(files).isNotEmpty();
        for (var file : files) {
            assertThat(RELEASED.read(file))
                    .as(file)
                    .isEqualTo(git("show", tag.get().strip() + ":./" + file));
        }
    }

    private static Optional<String> git(String... words) throws InterruptedException, IOException {
        var command = new ArrayList<>(List.of("git", "-C", Contracts.folder().toString()));
        command.addAll(List.of(words));
        var git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = git.getInputStream()) {
            var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        }
    }
}
