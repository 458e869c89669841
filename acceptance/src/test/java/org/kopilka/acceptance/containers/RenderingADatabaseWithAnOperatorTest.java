package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RenderingADatabaseWithAnOperatorTest {

    @BeforeAll
    static void kubectl_is_there() {
        assumeTrue(System.getenv("CI") != null || Kustomize.isThere(), "No kubectl on the path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "district"})
    void stands_in_place_of_the_one_that_is_alone(String overlay) {
        var rendered = Kustomize.render(Kustomize.overlay(overlay, List.of("keycloak-database-operator")));
        assertThat(Kustomize.mistakes(rendered))
                .as("all but its Cluster is Kubernetes' own")
                .containsExactly("postgresql.cnpg.io/v1/Cluster keycloak-database: unknown kind");
        assertThat(rendered)
                .contains("KC_DB_URL: jdbc:postgresql://keycloak-database-rw:5432/keycloak\n")
                .contains("key: password\n              name: keycloak-database-app\n")
                .contains("imageName: ghcr.io/cloudnative-pg/postgresql:"
                        + System.getProperty("version.postgres").replaceFirst("-.*", "") + "-")
                .doesNotContain("image: postgres:");
    }
}
