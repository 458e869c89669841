package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kopilka.acceptance.containers.Manifests.Workload;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ParameterizedClass(name = "{0} with own {1}")
@MethodSource("overlays")
class RenderingTheManifestsTest {

    /** What an administrator brings: k8s/README.md says how. */
    private static final Set<String> BROUGHT = Set.of("kopilka", "kopilka-tls");

    /** Parts that may come from outside; in the order of the overlays. */
    private static final List<String> OWN = List.of("mongodb", "kafka", "keycloak-database", "keycloak");

    /** For browsers, and the collector that is not ours: no pod of the network. */
    private static final Set<String> OUTSIDE =
            Set.of("KOPILKA_PORTAL", "KOPILKA_KEYCLOAK_ISSUER", "KC_HOSTNAME", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    /** Hosts and ports of an address or a list of them; without a port only behind {@code https}. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?:[a-z:]+://)?(?:[^@/]*@)?(?<places>[a-z0-9.-]+:\\d+(?:,[a-z0-9.-]+:\\d+)*)|https://(?<host>[a-z0-9.-]+))(?:/.*)?");

    /** Who waits for a store by itself, which may take its five minutes to come. */
    private static final Set<String> WAITS =
            Stream.concat(Programs.ALL.stream(), Stream.of("keycloak")).collect(Collectors.toUnmodifiableSet());

    private final String folder;
    private final Manifests manifests;

    /** Stores that the overlay brings itself. */
    private final List<String> stores;

    RenderingTheManifestsTest(String overlay, List<String> own) {
        folder = Kustomize.overlay(overlay, own.stream().map("own-"::concat).toList());
        manifests = Kustomize.manifests(folder);
        stores = OWN.stream()
                .filter(part -> !own.contains(part) && !own.contains(part.replace("-database", "")))
                .toList();
    }

    /** Both overlays with every choice of parts from outside. */
    static Stream<Arguments> overlays() {
        return Stream.of("local", "district")
                .flatMap(overlay -> IntStream.range(0, 1 << OWN.size())
                        .mapToObj(choice -> Arguments.of(
                                overlay,
                                IntStream.range(0, OWN.size())
                                        .filter(part -> (choice >> part & 1) == 1)
                                        .mapToObj(OWN::get)
                                        .toList())));
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
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Programs.ALL.stream(), stores.stream()).toList());
        assertThat(manifests.jobs()).extracting(Workload::name).containsExactly("backup");
    }

    @Test
    void takes_nothing_away_that_somebody_would_miss_when_it_is_deleted() {
        assertThat(manifests.all())
                .extracting(KubernetesObject::getKind)
                .doesNotContain("Namespace", "Secret", "PersistentVolumeClaim");
        assertThat(manifests.all())
                .as("k8s/remove.sh finds it")
                .allSatisfy(object -> assertThat(object.getMetadata().getLabels())
                        .containsEntry("app.kubernetes.io/instance", "kopilka"));
    }

    @Test
    void says_of_every_container_what_it_may_take_and_how_it_is() {
        var softly = new SoftAssertions();
        forEachContainer((workload, container) -> {
            var resources = Objects.requireNonNull(container.getResources(), workload + " has no resources");
            for (var resource : List.of("cpu", "memory", "ephemeral-storage")) {
                softly.assertThat(resources.getRequests())
                        .as("%s requests", workload)
                        .containsKey(resource);
                softly.assertThat(resources.getLimits())
                        .as("%s limits", workload)
                        .containsKey(resource);
            }
            for (var volume : Optional.ofNullable(workload.pod().getVolumes()).orElse(List.of())) {
                softly.assertThat(volume.getEmptyDir() == null
                                || volume.getEmptyDir().getSizeLimit() != null)
                        .as("%s %s has a bound", workload, volume.getName())
                        .isTrue();
            }
        });
        softly.assertAll();
    }

    @Test
    void looks_after_every_container_without_starting_a_process_in_it() {
        var softly = new SoftAssertions();
        manifests
                .workloads()
                .forEach(workload -> workload.containers().forEach(container -> {
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
                        softly.assertThat(probe.getExec())
                                .as(
                                        "a process to look after %s costs more than it, and fails when it is busy",
                                        workload)
                                .isNull();
                    }
                    var startup = Objects.requireNonNull(container.getStartupProbe());
                    var patience = Objects.requireNonNull(startup.getPeriodSeconds())
                            * Objects.requireNonNull(startup.getFailureThreshold());
                    softly.assertThat(patience)
                            .as("seconds that %s may take to start", workload)
                            .isGreaterThanOrEqualTo(WAITS.contains(workload.name()) ? 600 : 300);
                }));
        for (var deployment : manifests.of(V1Deployment.class)) {
            var startup = Objects.requireNonNull(manifests
                    .workload(Manifests.name(deployment))
                    .containers()
                    .getFirst()
                    .getStartupProbe());
            softly.assertThat(Objects.requireNonNull(deployment.getSpec()).getProgressDeadlineSeconds())
                    .as("seconds until %s counts as failed", Manifests.name(deployment))
                    .isGreaterThan(Objects.requireNonNull(startup.getPeriodSeconds())
                            * Objects.requireNonNull(startup.getFailureThreshold()));
        }
        softly.assertAll();
    }

    @Test
    void leaves_programs_time_to_end_what_they_have_begun() {
        for (var program : Programs.ALL) {
            var pod = manifests.workload(program).pod();
            var leaving = Objects.requireNonNull(Objects.requireNonNull(Objects.requireNonNull(
                                    pod.getContainers().getFirst().getLifecycle())
                            .getPreStop())
                    .getSleep());
            assertThat(pod.getTerminationGracePeriodSeconds())
                    .as("%s: what it sleeps, and fifteen seconds for its requests", program)
                    .isGreaterThan(leaving.getSeconds() + 15);
        }
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
            softly.assertThat(all.getRunAsGroup()).as("%s group", workload).isGreaterThan(0);
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
        var softly = new SoftAssertions();
        forEachContainer((workload, container) -> {
            var image = Objects.requireNonNull(container.getImage());
            softly.assertThat(image).as("%s", workload).endsWith(":" + Programs.version(image));
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
                    softly.assertThat(Boolean.TRUE.equals(from.getSecretKeyRef().getOptional())
                                    || secrets.contains(from.getSecretKeyRef().getKey()))
                            .as("%s %s is made by secrets.sh, or may be left out", workload, variable.getName())
                            .isTrue();
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
                if (volume.getPersistentVolumeClaim() != null) {
                    softly.assertThat(Shell.read("k8s/namespace.yaml"))
                            .as("what is claimed once and for all")
                            .contains("kind: PersistentVolumeClaim\nmetadata:\n  name: "
                                    + volume.getPersistentVolumeClaim().getClaimName() + "\n");
                }
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
            var address = Manifests.name(ingress).equals("accounts") ? "KOPILKA_KEYCLOAK_ISSUER" : "KOPILKA_PORTAL";
            softly.assertThat(hosts)
                    .containsExactly(
                            URI.create(environment("gateway").get(address)).getHost());
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
            var selected = behind(service);
            softly.assertThat(selected)
                    .extracting(Workload::name)
                    .as("behind Service %s", Manifests.name(service))
                    .containsExactly(Manifests.name(service).replaceFirst("-client$", ""));
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
            softly.assertThat(budget.getSpec().getUnhealthyPodEvictionPolicy())
                    .as("whether a pod of %s that is ill anyway holds up a drain", Manifests.name(budget))
                    .isEqualTo("AlwaysAllow");
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
            softly.assertThat(manifests.workloadsAndJobs())
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
        for (var job : manifests.jobs()) {
            var container = job.containers().getFirst();
            var told = manifests.environment(container).keySet();
            softly.assertThat(Programs.read("operations"))
                    .as("what %s is told", job)
                    .containsAll(told.stream()
                            .filter(name -> !Manifests.parts(container).contains(name))
                            .toList());
        }
        if (stores.contains("keycloak")) {
            softly.assertThat(environment("keycloak").keySet())
                    .as("what the realm asks for")
                    .containsAll(Programs.demandedByRealm());
        }
        softly.assertAll();
    }

    @Test
    void tells_stores_how_many_they_are() {
        for (var store : List.of("mongodb", "kafka")) {
            if (stores.contains(store)) {
                assertThat(manifests.workload(store).replicas().map(Object::toString))
                        .as(store)
                        .hasValue(environment(store).get("NODES"));
            }
        }
        if (stores.contains("kafka")) {
            var kafka = manifests.workload("kafka").replicas().orElseThrow();
            assertThat(environment("staff-service").getOrDefault("KOPILKA_REPLICAS", "1"))
                    .as("copies of a topic")
                    .isEqualTo("" + Math.min(kafka, 3));
        }
    }

    @Test
    void opens_the_way_from_each_program_to_what_its_environment_names_and_no_other() {
        var softly = new SoftAssertions();
        for (var workload : manifests.workloadsAndJobs()) {
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
        assertThat(doors.stream().flatMap(rule -> Objects.requireNonNull(rule.getFrom()).stream()))
                .as("who comes in is a kind of pod, not a whole namespace")
                .allSatisfy(peer -> assertThat(Objects.requireNonNull(peer.getPodSelector())
                                                .getMatchLabels()
                                        == null
                                && Objects.requireNonNull(peer.getPodSelector()).getMatchExpressions() == null)
                        .isFalse());
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

    private List<Workload> behind(V1Service service) {
        var selector =
                Objects.requireNonNull(Objects.requireNonNull(service.getSpec()).getSelector());
        return manifests.workloads().stream()
                .filter(it -> it.labels().entrySet().containsAll(selector.entrySet()))
                .toList();
    }

    /** Without an address of its own: DNS names its pods, and whoever asks may be told for a while of those before. */
    private static boolean isHeadless(V1Service service) {
        return "None".equals(Objects.requireNonNull(service.getSpec()).getClusterIP());
    }

    /** Places that a workload's variables name, as {@code workload:port}, or {@code outside:port}. */
    private Set<String> named(Workload workload) {
        var places = new TreeSet<String>();
        for (var container : workload.containers()) {
            manifests.environment(container).forEach((variable, value) -> {
                var address = ADDRESS.matcher(value);
                if (address.matches() && !OUTSIDE.contains(variable)) {
                    for (var place : Objects.requireNonNullElse(address.group("places"), address.group("host"))
                            .split(",")) {
                        var host = place.replaceFirst(":.*", "");
                        var port = place.contains(":") ? place.replaceFirst(".*:", "") : "443";
                        if (host.contains(".")) {
                            places.add("outside:" + port);
                        } else {
                            var service = manifests
                                    .service(host)
                                    .orElseThrow(() -> new AssertionError(
                                            "%s: no %s for %s=%s".formatted(workload, host, variable, value)));
                            var behind = behind(service).getFirst();
                            assertThat(behind.replicas().orElse(1) > 1 || !isHeadless(service))
                                    .as("%s stays where it is while the only pod behind it moves", host)
                                    .isTrue();
                            places.add(behind.name() + ":" + port);
                        }
                    }
                }
            });
        }
        return places;
    }

    /** Where policies let it go among the pods of the overlay and to addresses outside, its own kind left out. */
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
        for (var policy : policies(from, "Egress")) {
            for (var rule : Optional.ofNullable(
                            Objects.requireNonNull(policy.getSpec()).getEgress())
                    .orElse(List.of())) {
                if (Optional.ofNullable(rule.getTo()).orElse(List.of()).stream()
                        .anyMatch(peer -> peer.getIpBlock() != null)) {
                    Objects.requireNonNull(rule.getPorts(), "An address is let out to without a port")
                            .forEach(port -> places.add("outside:" + port.getPort()));
                }
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
                .workloadsAndJobs()
                .forEach(workload -> workload.containers().forEach(container -> look.at(workload, container)));
    }
}
