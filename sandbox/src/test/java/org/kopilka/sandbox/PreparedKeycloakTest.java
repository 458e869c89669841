package org.kopilka.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedKeycloakTest {

    @TempDir
    private Path home;

    private PreparedKeycloak prepared;

    @BeforeEach
    void aPreparedDistribution() throws IOException {
        for (var folder : new String[] {"lib/lib/main", "lib/lib/boot", "lib/quarkus", "lib/app", "providers"}) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.writeString(home.resolve("lib/lib/main/org.keycloak.core.jar"), "classes");
        Files.writeString(home.resolve("lib/quarkus/generated-bytecode.jar"), "generated for H2");
        Files.writeString(home.resolve("accounts.jar"), "ours");
        Files.writeString(home.resolve("providers/accounts.jar"), "ours");
        prepared = new PreparedKeycloak(home, home.resolve("accounts.jar"));
        Files.createFile(prepared.aotCache());
    }

    @Test
    void isUsedAsItIs() {
        assertThat(prepared.isDone()).isTrue();
    }

    @Test
    void isPreparedAgainOnceTheDistributionIsUnpackedOverIt() throws IOException {
        Files.writeString(home.resolve("lib/quarkus/generated-bytecode.jar"), "as it comes");

        assertThat(prepared.isDone()).isFalse();
    }

    @Test
    void isPreparedAgainForAnotherExtension() throws IOException {
        Files.writeString(home.resolve("accounts.jar"), "new");

        assertThat(prepared.isDone()).isFalse();
    }

    @Test
    void isPreparedAgainForOtherJars() throws IOException {
        Files.writeString(home.resolve("lib/lib/main/org.keycloak.another.jar"), "classes");

        assertThat(prepared.isDone()).isFalse();
    }
}
