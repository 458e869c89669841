package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.openapi.models.V1Volume;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.acceptance.containers.Manifests.Workload;

/** The choice {@code kafka-tls} in both overlays; that Kafka takes its certificates was tried by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EncryptingKafkaTest {

    @BeforeAll
    static void kubectl_is_there() {
        if (System.getenv("CI") == null) {
            assumeTrue(Kustomize.isThere(), "No kubectl on the path: the manifests are not checked here");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "district"})
    void nodes_show_their_certificate_and_programs_know_who_signed_it(String overlay) {
        var folder = Kustomize.overlay(overlay, List.of("kafka-tls"));
        assertThat(Kustomize.mistakes(Kustomize.render(folder))).isEmpty();
        var manifests = Kustomize.manifests(folder);

        var kafka = manifests.workload("kafka");
        assertThat(manifests.environment(kafka.containers().getFirst())).containsEntry("KAFKA_TLS", "/tls");
        assertThat(secret(kafka).getSecretName()).isEqualTo("kafka-tls");
        manifests.workloadsAndJobs().stream()
                .filter(it -> it.name().endsWith("-service") || it.name().equals("backup"))
                .forEach(program -> {
                    assertThat(manifests.environment(program.containers().getFirst()))
                            .as(program.name())
                            .containsEntry("KOPILKA_KAFKA_PROTOCOL", "SASL_SSL")
                            .containsEntry("KOPILKA_KAFKA_CA", "/tls/ca.crt")
                            .containsKey("KOPILKA_KAFKA_LOGIN");
                    assertThat(Objects.requireNonNull(secret(program).getItems()))
                            .as("%s has nobody's key", program)
                            .extracting("key")
                            .containsExactly("ca.crt");
                });
    }

    private static io.kubernetes.client.openapi.models.V1SecretVolumeSource secret(Workload workload) {
        return Objects.requireNonNull(Objects.requireNonNull(workload.pod().getVolumes()).stream()
                .filter(volume -> "tls".equals(volume.getName()))
                .map(V1Volume::getSecret)
                .findFirst()
                .orElseThrow());
    }
}
