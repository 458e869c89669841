package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.acceptance.containers.Manifests.Workload;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SizingTheOverlaysTest {

    private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1L << 30);

    /** What all pods together ask for, that is, what nodes have to have left for them. */
    private record Asked(BigDecimal bytes, BigDecimal cores) {

        /** Rounded up: less would not do. */
        @Override
        public String toString() {
            return bytes.divide(GIBIBYTE).setScale(1, RoundingMode.UP) + " GiB and "
                    + cores.setScale(1, RoundingMode.UP) + " cores";
        }
    }

    @BeforeAll
    static void kubectl_is_there() {
        assumeTrue(System.getenv("CI") != null || Kustomize.isThere(), "No kubectl on the path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "district"})
    void asks_for_what_the_readme_says(String overlay) {
        var manifests = Kustomize.manifests("k8s/overlays/" + overlay);
        var least = asked(manifests, false);
        var most = asked(manifests, true);
        assertThat(Shell.read("k8s/README.md"))
                .contains(
                        least.equals(most)
                                ? "| `%s` | %s |".formatted(overlay, least)
                                : "| `%s` | %s, at the most %s |".formatted(overlay, least, most));
    }

    @Test
    void lets_a_district_begin_on_two_nodes_of_eight_gibibytes() {
        assertThat(asked(Kustomize.manifests("k8s/overlays/district"), false)
                        .bytes()
                        .divide(GIBIBYTE))
                .isLessThanOrEqualTo(BigDecimal.valueOf(15));
    }

    private static Asked asked(Manifests manifests, boolean most) {
        return new Asked(sum(manifests, "memory", most), sum(manifests, "cpu", most));
    }

    private static BigDecimal sum(Manifests manifests, String resource, boolean most) {
        return manifests.workloads().stream()
                .map(workload ->
                        requests(workload, resource).multiply(BigDecimal.valueOf(pods(manifests, workload, most))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal requests(Workload workload, String resource) {
        return workload.containers().stream()
                .map(container -> Objects.requireNonNull(
                        Objects.requireNonNull(container.getResources()).getRequests()))
                .map(requests ->
                        requests.getOrDefault(resource, new Quantity("0")).getNumber())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int pods(Manifests manifests, Workload workload, boolean most) {
        List<V2HorizontalPodAutoscaler> scalers = manifests.of(V2HorizontalPodAutoscaler.class);
        return scalers.stream()
                .map(scaler -> Objects.requireNonNull(scaler.getSpec()))
                .filter(spec -> spec.getScaleTargetRef().getName().equals(workload.name()))
                .map(spec -> most ? spec.getMaxReplicas() : Objects.requireNonNull(spec.getMinReplicas()))
                .findFirst()
                .orElse(workload.replicas().orElse(1));
    }
}
