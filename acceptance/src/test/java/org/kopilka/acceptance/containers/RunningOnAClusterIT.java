package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** An overlay's life on a real API server, from nothing to nothing; its containers are only said to run. */
@Tag("cluster")
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
@ParameterizedClass
@ValueSource(strings = {"local", "district"})
class RunningOnAClusterIT {

    private static final String NAMESPACE = "kopilka";

    @TempDir
    private static Path folder;

    private static ApiServer cluster;

    private final String overlay;
    private final String path;

    RunningOnAClusterIT(String overlay) {
        this.overlay = overlay;
        path = "k8s/overlays/" + overlay;
    }

    @BeforeAll
    static void programs_of_kubernetes_are_there() {
        var missing = ApiServer.missing();
        assumeTrue(
                missing.isEmpty() && Kustomize.isThere(),
                "Not tried on a cluster: of Kubernetes' programs " + String.join(", ", missing)
                        + " is missing on the path and in the folder that KOPILKA_CLUSTER names");
        if (cluster == null) {
            cluster = ApiServer.start(folder);
        }
    }

    @AfterAll
    static void the_cluster_ends_with_the_last() throws Exception {
        if (cluster != null) {
            cluster.close();
            cluster = null;
        }
    }

    @Test
    @Order(1)
    void says_beforehand_what_is_missing() throws Exception {
        var before = cluster.script("k8s/check.sh", path);
        assertThat(before.exit()).as(before.out() + before.err()).isEqualTo(1);
        assertThat(before.out())
                .contains("MISSING  namespace kopilka", "MISSING  volume claim backups", "MISSING  secret kopilka");

        cluster.did("apply", "-f", "k8s/namespace.yaml");
        bring_the_secret();
        cluster.did("-n", NAMESPACE, "patch", "secret", "kopilka", "--type=json", "-p", """
                [{"op": "remove", "path": "/data/MONGO_KEY"}]""");
        assertThat(cluster.script("k8s/check.sh", path).out()).contains("MISSING  in the secret kopilka: MONGO_KEY:");

        bring_the_secret();
        if (overlay.equals("district")) {
            assertThat(cluster.script("k8s/check.sh", path).out())
                    .contains("MISSING  ingress class nginx", "MISSING  certificate for")
                    .contains("MISSING  metrics server");
            cluster.apply("""
                    apiVersion: networking.k8s.io/v1
                    kind: IngressClass
                    metadata: {name: nginx}
                    spec: {controller: k8s.io/ingress-nginx}
                    ---
                    apiVersion: v1
                    kind: Secret
                    type: kubernetes.io/tls
                    metadata: {name: kopilka-tls, namespace: kopilka}
                    data: {tls.crt: "", tls.key: ""}
                    """);
        }
        var after = cluster.script("k8s/check.sh", path);
        assertThat(after.out().lines().filter(line -> line.startsWith("MISSING")))
                .as(after.out() + after.err())
                .allMatch(line -> line.contains("metrics server") && overlay.equals("district"));
        assertThat(after.exit()).isEqualTo(overlay.equals("district") ? 1 : 0);
    }

    @Test
    @Order(2)
    void is_taken_without_an_error_or_a_warning() {
        for (var dry : List.of("server", "none")) {
            var taken = cluster.kubectl("apply", "--validate=strict", "--dry-run=" + dry, "-k", path);
            assertThat(taken.exit()).as(taken.err()).isZero();
            assertThat(taken.err()).as("what the API server warns of").isEmpty();
        }
    }

    @Test
    @Order(3)
    void finds_a_node_for_every_pod() {
        all_pods_run();
        var waiting = cluster.script("k8s/wait.sh", NAMESPACE, "1");
        assertThat(waiting.exit()).isEqualTo(1);
        assertThat(waiting.out() + waiting.err())
                .as("only the portal itself does not answer where containers are only said to run")
                .contains("the portal, which says");
    }

    @Test
    @Order(4)
    void changes_nothing_when_it_is_applied_again() {
        var difference = cluster.kubectl("diff", "-k", path);
        assertThat(difference.exit()).as(difference.out() + difference.err()).isZero();
    }

    @Test
    @Order(5)
    void loses_any_node_and_has_all_its_pods_again() {
        for (var node : List.of("node-a", "node-b", "node-c")) {
            cluster.did("drain", node, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=120s");
            all_pods_run();
            cluster.did("uncordon", node);
        }
    }

    @Test
    @Order(6)
    void says_which_pod_is_not_there_and_why() {
        for (var node : List.of("node-a", "node-b", "node-c")) {
            cluster.did("cordon", node);
        }
        cluster.did("-n", NAMESPACE, "delete", "pod", "-l", "app.kubernetes.io/name=survey-service");
        var waiting = cluster.script("k8s/wait.sh", NAMESPACE, "5");
        for (var node : List.of("node-a", "node-b", "node-c")) {
            cluster.did("uncordon", node);
        }
        assertThat(waiting.exit()).isEqualTo(1);
        assertThat(waiting.out())
                .contains("Waits for survey-service (0 of ")
                .containsPattern("survey-service-\\S+ is Pending: .*0/3 nodes are available");
        assertThat(waiting.err()).contains("Not there after 5 s: survey-service");
        all_pods_run();
    }

    @Test
    @Order(7)
    void makes_a_backup_at_night_that_finds_its_volume() {
        cluster.did("-n", NAMESPACE, "create", "job", "tonight", "--from=cronjob/backup");
        cluster.did("-n", NAMESPACE, "wait", "--for=condition=Complete", "job/tonight", "--timeout=60s");
        assertThat(cluster.did("-n", NAMESPACE, "get", "pvc", "backups", "-o", "jsonpath={.status.phase}"))
                .isEqualTo("Bound");
    }

    @Test
    @Order(8)
    void keeps_volumes_and_secrets_when_its_programs_are_removed() {
        var kept = cluster.did("-n", NAMESPACE, "get", "pvc,secret", "-o", "name");
        var removed = cluster.script("k8s/remove.sh", "programs");
        assertThat(removed.exit()).as(removed.err()).isZero();
        assertThat(cluster.did("-n", NAMESPACE, "get", "pvc,secret", "-o", "name"))
                .isEqualTo(kept)
                .contains("data-mongodb-0", "backups", "secret/kopilka");
        assertThat(cluster.did(
                        "-n", NAMESPACE, "get", "deploy,sts,svc,cronjob,pod,hpa,pdb,netpol,ingress", "-o", "name"))
                .isEmpty();

        cluster.did("apply", "-k", path);
        all_pods_run();
        cluster.did("delete", "-k", path);
        assertThat(cluster.did("-n", NAMESPACE, "get", "pvc,secret", "-o", "name"))
                .isEqualTo(kept);
    }

    @Test
    @Order(9)
    void takes_everything_away_only_when_that_is_confirmed() {
        var unsure = cluster.script("k8s/remove.sh", "everything");
        assertThat(unsure.exit()).isEqualTo(1);
        assertThat(unsure.out()).contains("the volume data-mongodb-0, 10Gi, since", "the secret kopilka, since");
        assertThat(unsure.err()).contains("Nothing was deleted");
        assertThat(cluster.did("get", "namespace", NAMESPACE)).contains("Active");

        var sure = cluster.script("k8s/remove.sh", "everything", "--yes");
        assertThat(sure.exit()).as(sure.err()).isZero();
        assertThat(sure.out()).contains("These volumes are kept by their own policy (Retain)");
        assertThat(cluster.kubectl("get", "namespace", NAMESPACE).succeeded()).isFalse();
    }

    private static void bring_the_secret() throws Exception {
        var file = folder.resolve("kopilka.env");
        assertThat(Shell.run("sh", "k8s/secrets.sh", file.toString()).exit()).isZero();
        var secret = cluster.did(
                "-n",
                NAMESPACE,
                "create",
                "secret",
                "generic",
                "kopilka",
                "--from-env-file=" + file,
                "--dry-run=client",
                "-o",
                "yaml");
        cluster.apply(secret);
        Files.deleteIfExists(file);
    }

    private static void all_pods_run() {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    var missing = cluster.script("k8s/wait.sh", NAMESPACE, "0");
                    assertThat(missing.out()).contains("Waits for the portal");
                });
    }
}
