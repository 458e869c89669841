package org.kopilka.bank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClearingIndexFoldersTest {

    @Test
    void leaves_what_is_in_use_and_clears_what_killed_processes_left() throws IOException {
        var inUse = IndexFolder.fresh();
        var ofAnotherThatLives =
                left(ProcessHandle.current().parent().orElseThrow().pid());
        var ofTheDead = left(Long.MAX_VALUE);
        var ofTheDeadWithOurNumber = left(ProcessHandle.current().pid());

        var fresh = IndexFolder.fresh();

        assertThat(inUse).exists();
        assertThat(fresh).isEmptyDirectory();
        assertThat(ofAnotherThatLives).exists();
        assertThat(ofTheDead).doesNotExist();
        assertThat(ofTheDeadWithOurNumber).doesNotExist();
        for (var folder : new Path[] {inUse, fresh, ofAnotherThatLives}) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static Path left(long process) throws IOException {
        var folder = Files.createTempDirectory("kopilka-index-" + process + "-");
        Files.writeString(folder.resolve("segments_1"), "");
        return folder;
    }
}
