package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kopilka.sandbox.Ports;

/**
 * Kubernetes' own API server, controllers and scheduler on ports of their own, with three nodes of 4 cores and 8 GiB, of
 * whose pods kwok only says that they run. Everything it keeps lies in the folder it is given.
 */
final class ApiServer implements AutoCloseable {

    private static final List<String> PROGRAMS =
            List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok");

    private final Path folder;
    private final Map<String, Process> running = new LinkedHashMap<>();

    private ApiServer(Path folder) {
        this.folder = folder;
    }

    /** The programs that it needs and that are not found: on the path, in {@code KOPILKA_CLUSTER}, or where the kit has them. */
    static List<String> missing() {
        return PROGRAMS.stream().filter(name -> find(name).isEmpty()).toList();
    }

    private static Optional<Path> find(String program) {
        var path =
                Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"));
        var kit = Objects.requireNonNullElse(
                System.getenv("KIT_HOME"), System.getProperty("user.home") + "/.cache/kopilka-kit");
        return Stream.concat(
                        Stream.concat(Stream.ofNullable(System.getenv("KOPILKA_CLUSTER")), path),
                        Stream.of(kit + "/bin"))
                .filter(place -> !place.isEmpty())
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static ApiServer start(Path folder) {
        var cluster = new ApiServer(folder);
        try {
            cluster.startAll();
        } catch (Throwable failed) {
            cluster.close();
            throw failed;
        }
        return cluster;
    }

    private void startAll() {
        var store = "http://127.0.0.1:" + Ports.free();
        var peer = "http://127.0.0.1:" + Ports.free();
        run(
                "etcd",
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-client-urls=" + store,
                "--advertise-client-urls=" + store,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer,
                "--unsafe-no-fsync",
                "--log-level=warn");
        var port = Ports.free();
        write("kubeconfig", """
                apiVersion: v1
                kind: Config
                clusters: [{name: it, cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}}]
                users: [{name: it, user: {token: administrator}}]
                contexts: [{name: it, context: {cluster: it, user: it}}]
                current-context: it
                """.formatted(port));
        write("tokens", "administrator,administrator,administrator,system:masters\n");
        var key = write("key.pem", key());
        run(
                "kube-apiserver",
                "--etcd-servers=" + store,
                "--secure-port=" + port,
                "--bind-address=127.0.0.1",
                "--endpoint-reconciler-type=none",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--authorization-mode=RBAC",
                "--token-auth-file=" + folder.resolve("tokens"),
                "--cert-dir=" + folder.resolve("certificates"),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + key,
                "--service-account-signing-key-file=" + key);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    running.forEach((name, process) -> assertThat(process.isAlive())
                            .as("%s ended; its log is %s", name, folder.resolve(name + ".log"))
                            .isTrue());
                    return kubectl("get", "--raw", "/readyz").succeeded();
                });
        var known = "--kubeconfig=" + kubeconfig();
        run(
                "kube-controller-manager",
                known,
                "--service-account-private-key-file=" + key,
                "--leader-elect=false",
                "--secure-port=0");
        run("kube-scheduler", known, "--leader-elect=false", "--secure-port=0");
        run(
                "kwok",
                known,
                "--manage-all-nodes=true",
                "--node-lease-duration-seconds=40",
                "--cidr=10.250.0.0/16",
                "--node-ip=127.0.0.1",
                "--config=" + Shell.ROOT.resolve("acceptance/src/test/resources/pods-that-only-say-they-run.yaml"));
        apply(nodes());
        apply(volumes());
        did("wait", "--for=condition=Ready", "node", "--all", "--timeout=60s");
    }

    Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    Shell kubectl(String... arguments) {
        var command = new ArrayList<>(List.of(Kustomize.KUBECTL, "--kubeconfig=" + kubeconfig()));
        command.addAll(List.of(arguments));
        return Shell.run(180, command);
    }

    /** What a command that has to go well says. */
    String did(String... arguments) {
        var shell = kubectl(arguments);
        assertThat(shell.exit())
                .as("kubectl %s: %s", List.of(arguments), shell.err())
                .isZero();
        return shell.out();
    }

    /** One of the scripts in {@code k8s/}, as an administrator of this cluster would run it. */
    Shell script(String... arguments) {
        var command = new ArrayList<>(List.of("env", "KUBECONFIG=" + kubeconfig(), "sh"));
        command.addAll(List.of(arguments));
        return Shell.run(300, command);
    }

    void apply(String yaml) {
        did("apply", "-f", write("applied.yaml", yaml).toString());
    }

    private static String nodes() {
        var nodes = new StringBuilder();
        for (var node : List.of("a", "b", "c")) {
            nodes.append("""
                    ---
                    apiVersion: v1
                    kind: Node
                    metadata:
                      name: node-%1$s
                      labels: {kubernetes.io/hostname: node-%1$s, kubernetes.io/os: linux, kubernetes.io/arch: amd64}
                    status:
                      allocatable: &room {cpu: "4", memory: 8Gi, pods: "110", ephemeral-storage: 50Gi}
                      capacity: *room
                    """.formatted(node));
        }
        return nodes.toString();
    }

    /** As a disk in the network, which any node can reach. */
    private static String volumes() {
        var volumes = new StringBuilder("""
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: {name: standard, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
                provisioner: kubernetes.io/no-provisioner
                volumeBindingMode: WaitForFirstConsumer
                """);
        for (int number = 0; number < 16; number++) {
            volumes.append("""
                    ---
                    apiVersion: v1
                    kind: PersistentVolume
                    metadata: {name: volume-%d}
                    spec:
                      capacity: {storage: 10Gi}
                      accessModes: [ReadWriteOnce]
                      storageClassName: standard
                      persistentVolumeReclaimPolicy: Retain
                      nfs: {server: 127.0.0.1, path: /}
                    """.formatted(number));
        }
        return volumes.toString();
    }

    private void run(String program, String... arguments) {
        var command = new ArrayList<>(List.of(find(program).orElseThrow().toString()));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(program + ".log").toFile());
            builder.environment().put("HOME", folder.toString());
            running.put(program, builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(
                                    generator.generateKeyPair().getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Override
    public void close() {
        var all = new ArrayList<>(running.values()).reversed();
        all.forEach(Process::destroy);
        for (var process : all) {
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException hurry) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
