package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPeer;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.acceptance.containers.Manifests.Workload;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ParameterizedClass
@ValueSource(strings = {"local", "district"})
class RenderingTheManifestsTest {

    /** What an administrator brings: k8s/README.md says how. */
    private static final Set<String> BROUGHT = Set.of("kopilka", "kopilka-tls");

    /** For browsers, and the collector that is not ours: no pod of the network. */
    private static final Set<String> OUTSIDE =
            Set.of("KOPILKA_PORTAL", "KOPILKA_KEYCLOAK_ISSUER", "KC_HOSTNAME", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    private static final Pattern PLACE = Pattern.compile("^(?:[a-z:]+://)?(?:[^@/]*@)?([a-z0-9.-]+):(\\d+)(?:/.*)?$");

    private final String folder;
    private final Manifests manifests;

    RenderingTheManifestsTest(String overlay) {
        folder = "k8s/overlays/" + overlay;
        manifests = Kustomize.manifests(folder);
    }

    @BeforeAll
    static void kubectl_is_there() {
        if (System.getenv("CI") == null) {
            assumeTrue(Kustomize.isThere(), "No kubectl on the path: the manifests are not checked here");
        }
    }

    @Test
    void says_only_what_kubernetes_understands() {
        assertThat(Kustomize.mistakes(Kustomize.render(folder))).isEmpty();
    }

    @Test
    void runs_all_five_programs_and_what_they_stand_on() {
        assertThat(manifests.workloads().stream().map(Workload::name))
                .containsAll(Programs.ALL)
                .contains("mongodb", "kafka", "keycloak", "keycloak-database");
    }

    @Test
    void says_of_every_container_what_it_may_take_and_how_it_is() {
        var softly = new SoftAssertions();
        forEachContainer((workload, container) -> {
            var resources = Objects.requireNonNull(container.getResources(), workload + " has no resources");
            for (var resource : List.of("cpu", "memory")) {
                softly.assertThat(resources.getRequests())
                        .as("%s requests", workload)
                        .containsKey(resource);
                softly.assertThat(resources.getLimits())
                        .as("%s limits", workload)
                        .containsKey(resource);
            }
            softly.assertThat(container.getStartupProbe())
                    .as("%s startup", workload)
                    .isNotNull();
            softly.assertThat(container.getLivenessProbe())
                    .as("%s liveness", workload)
                    .isNotNull();
            softly.assertThat(container.getReadinessProbe())
                    .as("%s readiness", workload)
                    .isNotNull();
            for (var probe : probes(container)) {
                var port = port(probe);
                softly.assertThat(port == null || named(container, port))
                        .as("%s has the port %s that a probe names", workload, port)
                        .isTrue();
            }
        });
        softly.assertAll();
    }

    @Test
    void gives_no_container_more_rights_than_it_needs() {
        var softly = new SoftAssertions();
        forEachContainer((workload, container) -> {
            var pod = workload.pod();
            softly.assertThat(pod.getAutomountServiceAccountToken())
                    .as("%s token", workload)
                    .isFalse();
            softly.assertThat(pod.getEnableServiceLinks())
                    .as("%s variables of services", workload)
                    .isFalse();
            var all = Objects.requireNonNull(pod.getSecurityContext(), workload + " has no securityContext");
            softly.assertThat(all.getRunAsNonRoot()).as("%s non-root", workload).isTrue();
            softly.assertThat(all.getRunAsUser()).as("%s user", workload).isGreaterThan(0);
            softly.assertThat(Objects.requireNonNull(all.getSeccompProfile()).getType())
                    .as("%s seccomp", workload)
                    .isEqualTo("RuntimeDefault");
            var own = Objects.requireNonNull(container.getSecurityContext(), workload + " has no securityContext");
            softly.assertThat(own.getReadOnlyRootFilesystem())
                    .as("%s read-only root", workload)
                    .isTrue();
            softly.assertThat(own.getAllowPrivilegeEscalation())
                    .as("%s escalation", workload)
                    .isFalse();
            softly.assertThat(Objects.requireNonNull(own.getCapabilities()).getDrop())
                    .as("%s capabilities", workload)
                    .containsExactly("ALL");
        });
        softly.assertAll();
    }

    @Test
    void lets_programs_write_to_their_folder_for_temporary_files() {
        for (var program : Programs.ALL) {
            var workload = manifests.workload(program);
            assertThat(workload.containers().getFirst().getVolumeMounts())
                    .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/tmp"));
        }
    }

    @Test
    void pins_every_image_to_the_version_that_the_build_knows() {
        var known = Map.of(
                "keycloak", System.getProperty("version.keycloak"),
                "kafka", System.getProperty("version.kafka"));
        var softly = new SoftAssertions();
        forEachContainer((workload, container) -> {
            var image = Objects.requireNonNull(container.getImage());
            var tag = image.substring(image.lastIndexOf(':') + 1);
            softly.assertThat(tag).as(image).matches("\\d+\\.\\d+(\\.\\d+)?(-.+)?");
            var version = workload.isOurs()
                    ? System.getProperty("version.kopilka").replace("-SNAPSHOT", "")
                    : known.getOrDefault(workload.name(), tag);
            softly.assertThat(tag).as(image).isEqualTo(version);
        });
        softly.assertAll();
    }

    @Test
    void refers_only_to_what_is_there_or_is_brought() {
        var softly = new SoftAssertions();
        var secrets = Programs.secrets();
        forEachContainer((workload, container) -> {
            for (var source : Optional.ofNullable(container.getEnvFrom()).orElse(List.of())) {
                softly.assertThat(manifests.settings(
                                Objects.requireNonNull(source.getConfigMapRef()).getName()))
                        .as("%s envFrom", workload)
                        .isNotEmpty();
            }
            for (var variable : Optional.ofNullable(container.getEnv()).orElse(List.of())) {
                var from = variable.getValueFrom();
                if (from != null && from.getConfigMapKeyRef() != null) {
                    softly.assertThat(
                                    manifests.settings(from.getConfigMapKeyRef().getName()))
                            .as("%s %s", workload, variable.getName())
                            .containsKey(from.getConfigMapKeyRef().getKey());
                }
                if (from != null && from.getSecretKeyRef() != null) {
                    softly.assertThat(BROUGHT).contains(from.getSecretKeyRef().getName());
                    softly.assertThat(secrets)
                            .as("%s %s", workload, variable.getName())
                            .contains(from.getSecretKeyRef().getKey());
                }
            }
            var volumes = new HashSet<String>();
            for (var volume : Optional.ofNullable(workload.pod().getVolumes()).orElse(List.of())) {
                volumes.add(volume.getName());
                if (volume.getConfigMap() != null) {
                    softly.assertThat(manifests.settings(volume.getConfigMap().getName()))
                            .as("%s volume %s", workload, volume.getName())
                            .isNotEmpty();
                }
                softly.assertThat(volume.getPersistentVolumeClaim())
                        .as("claims are made by templates")
                        .isNull();
            }
            manifests.of(V1StatefulSet.class).stream()
                    .filter(set -> Manifests.name(set).equals(workload.name()))
                    .flatMap(set ->
                            Objects.requireNonNull(
                                    Objects.requireNonNull(set.getSpec()).getVolumeClaimTemplates())
                                    .stream())
                    .forEach(claim -> volumes.add(
                            Objects.requireNonNull(claim.getMetadata()).getName()));
            softly.assertThat(volumes)
                    .as("%s volumes", workload)
                    .containsAll(Optional.ofNullable(container.getVolumeMounts()).orElse(List.of()).stream()
                            .map(mount -> mount.getName())
                            .toList());
            softly.assertThat(workload.pod().getServiceAccountName())
                    .as("%s account", workload)
                    .isNull();
        });
        for (var ingress : manifests.of(V1Ingress.class)) {
            var spec = Objects.requireNonNull(ingress.getSpec());
            var hosts = new ArrayList<String>();
            for (var rule : Objects.requireNonNull(spec.getRules())) {
                hosts.add(rule.getHost());
                for (var path : Objects.requireNonNull(rule.getHttp()).getPaths()) {
                    var service = Objects.requireNonNull(path.getBackend().getService());
                    softly.assertThat(manifests.service(service.getName()))
                            .as(service.getName())
                            .hasValueSatisfying(it -> assertThat(Objects.requireNonNull(
                                            Objects.requireNonNull(it.getSpec()).getPorts()))
                                    .anyMatch(port -> Objects.requireNonNull(service.getPort())
                                            .getName()
                                            .equals(port.getName())));
                }
            }
            var shared = environment("gateway");
            softly.assertThat(hosts)
                    .containsExactly(
                            URI.create(shared.get("KOPILKA_PORTAL")).getHost(),
                            URI.create(shared.get("KOPILKA_KEYCLOAK_ISSUER")).getHost());
            for (var tls : Objects.requireNonNull(spec.getTls())) {
                softly.assertThat(BROUGHT).contains(tls.getSecretName());
                softly.assertThat(tls.getHosts()).isEqualTo(hosts);
            }
        }
        softly.assertAll();
    }

    @Test
    void selects_pods_that_are_there() {
        var softly = new SoftAssertions();
        for (var workload : manifests.workloads()) {
            softly.assertThat(Manifests.selects(workload.selector(), workload.labels()))
                    .as("%s selects its own pods", workload)
                    .isTrue();
        }
        for (var service : manifests.of(V1Service.class)) {
            var spec = Objects.requireNonNull(service.getSpec());
            var selected = manifests.workloads().stream()
                    .filter(it -> it.labels()
                            .entrySet()
                            .containsAll(
                                    Objects.requireNonNull(spec.getSelector()).entrySet()))
                    .toList();
            softly.assertThat(selected)
                    .extracting(Workload::name)
                    .as("behind Service %s", Manifests.name(service))
                    .containsExactly(Manifests.name(service));
            for (var port : Objects.requireNonNull(spec.getPorts())) {
                softly.assertThat(selected)
                        .allSatisfy(it -> assertThat(number(it, port.getTargetPort()))
                                .as("%s %s", it, port.getName())
                                .isEqualTo(port.getPort()));
            }
        }
        for (var budget : manifests.of(V1PodDisruptionBudget.class)) {
            var selector = Objects.requireNonNull(
                    Objects.requireNonNull(budget.getSpec()).getSelector());
            softly.assertThat(manifests.workloads().stream()
                            .filter(it -> Manifests.selects(selector, it.labels()))
                            .map(Workload::name))
                    .as("the budget %s", Manifests.name(budget))
                    .containsExactly(Manifests.name(budget));
        }
        for (var scaler : manifests.of(V2HorizontalPodAutoscaler.class)) {
            var spec = Objects.requireNonNull(scaler.getSpec());
            var workload = manifests.workload(spec.getScaleTargetRef().getName());
            softly.assertThat(workload.replicas())
                    .as("%s is scaled, so it says no number", workload)
                    .isEmpty();
            softly.assertThat(spec.getMaxReplicas()).isGreaterThan(Objects.requireNonNull(spec.getMinReplicas()));
        }
        for (var policy : manifests.of(V1NetworkPolicy.class)) {
            var selector = Objects.requireNonNull(policy.getSpec()).getPodSelector();
            softly.assertThat(manifests.workloads())
                    .as("whom the policy %s is about", Manifests.name(policy))
                    .anyMatch(it -> Manifests.selects(selector, it.labels()));
        }
        softly.assertThat(manifests.of(V1PodDisruptionBudget.class).stream().map(Manifests::name))
                .as("every program has its budget")
                .containsAll(Programs.ALL);
        softly.assertAll();
    }

    @Test
    void tells_programs_what_they_read_and_nothing_else() {
        var softly = new SoftAssertions();
        var shared = new TreeMap<String, Set<String>>();
        for (var program : Programs.ALL) {
            var container = manifests.workload(program).containers().getFirst();
            var read = Programs.read(program);
            for (var source : Objects.requireNonNull(container.getEnvFrom())) {
                var name = Objects.requireNonNull(source.getConfigMapRef()).getName();
                shared.computeIfAbsent(name, it -> new TreeSet<>()).addAll(read);
            }
            var own = Objects.requireNonNull(container.getEnv()).stream()
                    .map(V1EnvVar::getName)
                    .filter(name -> !Manifests.parts(container).contains(name))
                    .toList();
            softly.assertThat(read).as("what only %s is told", program).containsAll(own);
        }
        shared.forEach((name, read) -> softly.assertThat(read)
                .as("what those read who are told %s", name)
                .containsAll(manifests.settings(name).keySet()));
        softly.assertThat(environment("keycloak").keySet())
                .as("what the realm asks for")
                .containsAll(Programs.demandedByRealm());
        softly.assertAll();
    }

    @Test
    void tells_stores_how_many_they_are() {
        for (var store : List.of("mongodb", "kafka")) {
            assertThat(manifests.workload(store).replicas().map(Object::toString))
                    .as(store)
                    .hasValue(environment(store).get("NODES"));
        }
        var kafka = manifests.workload("kafka").replicas().orElseThrow();
        assertThat(environment("staff-service").getOrDefault("KOPILKA_REPLICAS", "1"))
                .as("copies of a topic")
                .isEqualTo("" + Math.min(kafka, 3));
    }

    @Test
    void opens_the_way_from_each_program_to_what_its_environment_names_and_no_other() {
        var softly = new SoftAssertions();
        for (var workload : manifests.workloads()) {
            softly.assertThat(open(workload)).as("what %s reaches", workload).isEqualTo(named(workload));
        }
        softly.assertAll();
    }

    @Test
    void lets_strangers_in_nowhere_but_at_the_doors() {
        var doors = manifests.of(V1NetworkPolicy.class).stream()
                .flatMap(policy ->
                        Optional.ofNullable(
                                Objects.requireNonNull(policy.getSpec()).getIngress())
                                .orElse(List.of())
                                .stream())
                .toList();
        assertThat(doors).allSatisfy(rule -> assertThat(rule.getFrom()).isNotEmpty());
        var closed = manifests.of(V1NetworkPolicy.class).stream()
                .map(policy -> Objects.requireNonNull(policy.getSpec()))
                .filter(spec -> Manifests.selects(spec.getPodSelector(), Map.of()))
                .filter(spec ->
                        Optional.ofNullable(spec.getIngress()).orElse(List.of()).isEmpty()
                                && Optional.ofNullable(spec.getEgress())
                                        .orElse(List.of())
                                        .isEmpty())
                .toList();
        assertThat(closed)
                .as("what shuts every door that no other policy opens")
                .singleElement()
                .satisfies(spec -> assertThat(spec.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress"));
    }

    /** Places that a workload's variables name, as {@code workload:port}. */
    private Set<String> named(Workload workload) {
        var places = new TreeSet<String>();
        for (var container : workload.containers()) {
            manifests.environment(container).forEach((variable, value) -> {
                var place = PLACE.matcher(value.replaceFirst("^jdbc:", ""));
                if (place.matches() && !OUTSIDE.contains(variable)) {
                    var service = manifests.service(place.group(1));
                    assertThat(service)
                            .as("%s: %s=%s", workload, variable, value)
                            .isPresent();
                    places.add(place.group(1) + ":" + place.group(2));
                }
            });
        }
        return places;
    }

    /** Where policies let it go among the pods of the overlay, its own kind left out. */
    private Set<String> open(Workload from) {
        var places = new TreeSet<String>();
        for (var to : manifests.workloads()) {
            if (!to.name().equals(from.name())) {
                to.ports().stream()
                        .filter(port ->
                                leaves(from, to, port.getContainerPort()) && enters(from, to, port.getContainerPort()))
                        .forEach(port -> places.add(to.name() + ":" + port.getContainerPort()));
            }
        }
        return places;
    }

    private boolean leaves(Workload from, Workload to, int port) {
        var policies = policies(from, "Egress");
        return policies.isEmpty()
                || policies.stream()
                        .flatMap(
                                policy -> Optional.ofNullable(
                                        Objects.requireNonNull(policy.getSpec()).getEgress())
                                        .orElse(List.of())
                                        .stream())
                        .anyMatch(rule -> isAmong(to, rule.getTo())
                                && (rule.getPorts() == null
                                        || rule.getPorts().stream()
                                                .anyMatch(it -> covers(to, it.getPort(), it.getEndPort(), port))));
    }

    private boolean enters(Workload from, Workload to, int port) {
        var policies = policies(to, "Ingress");
        return policies.isEmpty()
                || policies.stream()
                        .flatMap(
                                policy -> Optional.ofNullable(
                                        Objects.requireNonNull(policy.getSpec()).getIngress())
                                        .orElse(List.of())
                                        .stream())
                        .anyMatch(rule -> isAmong(from, rule.getFrom())
                                && (rule.getPorts() == null
                                        || rule.getPorts().stream()
                                                .anyMatch(it -> covers(to, it.getPort(), it.getEndPort(), port))));
    }

    private List<V1NetworkPolicy> policies(Workload of, String direction) {
        return manifests.of(V1NetworkPolicy.class).stream()
                .filter(policy -> {
                    var spec = Objects.requireNonNull(policy.getSpec());
                    return Manifests.selects(spec.getPodSelector(), of.labels())
                            && Objects.requireNonNull(spec.getPolicyTypes()).contains(direction);
                })
                .toList();
    }

    /** Peers in other namespaces are none of the overlay's pods. */
    private static boolean isAmong(Workload workload, @Nullable List<V1NetworkPolicyPeer> peers) {
        return peers == null
                || peers.stream()
                        .anyMatch(peer -> peer.getNamespaceSelector() == null
                                && peer.getIpBlock() == null
                                && Manifests.selects(peer.getPodSelector(), workload.labels()));
    }

    private static boolean covers(Workload to, @Nullable IntOrString first, @Nullable Integer last, int port) {
        var from = number(to, first);
        return from <= port && port <= (last == null ? from : last);
    }

    private static int number(Workload workload, @Nullable IntOrString port) {
        if (port == null) {
            return -1;
        }
        return port.isInteger()
                ? port.getIntValue()
                : workload.ports().stream()
                        .filter(it -> port.getStrValue().equals(it.getName()))
                        .map(it -> it.getContainerPort())
                        .findFirst()
                        .orElse(-1);
    }

    private Map<String, String> environment(String workload) {
        return manifests.environment(manifests.workload(workload).containers().getFirst());
    }

    private static List<V1Probe> probes(V1Container container) {
        return Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable IntOrString port(V1Probe probe) {
        if (probe.getHttpGet() != null) {
            return probe.getHttpGet().getPort();
        }
        return probe.getTcpSocket() == null ? null : probe.getTcpSocket().getPort();
    }

    private static boolean named(V1Container container, IntOrString port) {
        return Objects.requireNonNull(container.getPorts()).stream()
                .anyMatch(it -> port.isInteger()
                        ? port.getIntValue().equals(it.getContainerPort())
                        : port.getStrValue().equals(it.getName()));
    }

    private interface Look {
        void at(Workload workload, V1Container container);
    }

    private void forEachContainer(Look look) {
        manifests
                .workloads()
                .forEach(workload -> workload.containers().forEach(container -> look.at(workload, container)));
    }
}
