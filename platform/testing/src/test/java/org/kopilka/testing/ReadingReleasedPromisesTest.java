package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingReleasedPromisesTest {

    private static final String FILE = "messages/kopilka.staff.educator/EducatorV1.schema.json";

    @TempDir
    private Path clone;

    @BeforeEach
    void clone_with_a_promise() throws Exception {
        git("init", "-q");
        promise("{\"first\": \"Ё\"}");
    }

    @Test
    void are_those_of_the_newest_tag_whatever_came_after() throws Exception {
        git("tag", "v0.1.0");
        promise("{}");
        git("tag", "v0.2.0");
        git("tag", "tried");
        promise("{\"third\": 3}");
        assertThat(released().read(FILE)).hasValue("{}");
    }

    @Test
    void are_read_as_they_were_written() throws Exception {
        git("tag", "-m", "The first one", "v0.1.0");
        promise("{}");
        assertThat(released().read(FILE)).hasValue("{\"first\": \"Ё\"}");
        assertThat(released().read("http/new.yaml")).isEmpty();
    }

    @Test
    void are_none_where_nothing_is_tagged() {
        assertThat(released().read(FILE)).isEmpty();
    }

    private ReleasedPromises released() {
        return new ReleasedPromises(clone.resolve("contracts"));
    }

    private void promise(String text) throws Exception {
        var file = clone.resolve("contracts").resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        git("add", ".");
        git("commit", "-q", "-m", "Promise");
    }

    private void git(String... words) throws Exception {
        var command =
                new ArrayList<>(List.of("git", "-c", "user.name=Kopilka", "-c", "user.email=kopilka@example.org"));
        command.addAll(List.of(words));
        try {
            var git = new ProcessBuilder(command)
                    .directory(clone.toFile())
                    .inheritIO()
                    .start();
            assertThat(git.waitFor()).isZero();
        } catch (IOException noGit) {
            assumeTrue(false, "There is no git to read released promises with: " + noGit.getMessage());
        }
    }
}
