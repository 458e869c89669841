package org.kopilka.acceptance.containers;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Kubernetes' own renderer, as {@code kubectl} brings it. */
final class Kustomize {

    static final String KUBECTL = Objects.requireNonNullElse(System.getenv("KUBECTL"), "kubectl");
    private static final Map<String, String> OVERLAYS = new ConcurrentHashMap<>();
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();
    private static final Map<String, Manifests> READ = new ConcurrentHashMap<>();

    private interface Check {
        void holds(JsonElement element) throws Exception;
    }

    private record Kind(Class<? extends KubernetesObject> model, Check check) {}

    /** What we use of Kubernetes. A kind that is not here is a mistake, or belongs here. */
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("v1/ConfigMap", new Kind(V1ConfigMap.class, V1ConfigMap::validateJsonElement)),
            Map.entry("v1/Service", new Kind(V1Service.class, V1Service::validateJsonElement)),
            Map.entry("apps/v1/Deployment", new Kind(V1Deployment.class, V1Deployment::validateJsonElement)),
            Map.entry("apps/v1/StatefulSet", new Kind(V1StatefulSet.class, V1StatefulSet::validateJsonElement)),
            Map.entry("batch/v1/CronJob", new Kind(V1CronJob.class, V1CronJob::validateJsonElement)),
            Map.entry(
                    "autoscaling/v2/HorizontalPodAutoscaler",
                    new Kind(V2HorizontalPodAutoscaler.class, V2HorizontalPodAutoscaler::validateJsonElement)),
            Map.entry(
                    "policy/v1/PodDisruptionBudget",
                    new Kind(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement)),
            Map.entry("networking.k8s.io/v1/Ingress", new Kind(V1Ingress.class, V1Ingress::validateJsonElement)),
            Map.entry(
                    "networking.k8s.io/v1/NetworkPolicy",
                    new Kind(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement)));

    private Kustomize() {}

    static boolean isThere() {
        return Shell.run(KUBECTL, "kustomize", "--help").succeeded();
    }

    /**
     * The folder of an overlay in which components are taken that stand there as a comment, as an administrator would.
     *
     * @param components their names below {@code k8s/components}
     */
    static String overlay(String name, Collection<String> components) {
        return OVERLAYS.computeIfAbsent(name + components, it -> {
            if (components.isEmpty()) {
                return "k8s/overlays/" + name;
            }
            try {
                var copy = Shell.ROOT
                        .resolve("acceptance/target/overlays")
                        .resolve(name
                                + String.join("-", components)
                                + ProcessHandle.current().pid());
                var sources = Shell.ROOT.resolve("k8s");
                try (var files = Files.walk(sources)) {
                    for (var file : files.filter(Files::isRegularFile).toList()) {
                        var target = copy.resolve(sources.relativize(file));
                        Files.createDirectories(target.getParent());
                        Files.copy(file, target, REPLACE_EXISTING);
                    }
                }
                var overlay = copy.resolve("overlays").resolve(name);
                var kustomization = overlay.resolve("kustomization.yaml");
                var said = Files.readString(kustomization);
                for (var component : components) {
                    var line = "  # - ../../components/" + component + "\n";
                    assertThat(said).as(kustomization.toString()).contains(line);
                    said = said.replace(line, line.replace("# ", ""));
                }
                Files.writeString(kustomization, said);
                return overlay.toString();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    static String render(String folder) {
        return RENDERED.computeIfAbsent(folder, it -> {
            var rendering = Shell.run(KUBECTL, "kustomize", it);
            assertThat(rendering.exit()).as(rendering.err()).isZero();
            assertThat(rendering.err()).as("what kustomize warns of").isEmpty();
            return rendering.out();
        });
    }

    /** Fields that Kubernetes does not know, that it wants and misses, or of another type, are errors. */
    static List<String> mistakes(String yaml) {
        var mistakes = new ArrayList<String>();
        for (var element : elements(yaml)) {
            var object = element.getAsJsonObject();
            var id = object.get("apiVersion").getAsString() + "/"
                    + object.get("kind").getAsString();
            var name = id + " " + object.getAsJsonObject("metadata").get("name").getAsString();
            var kind = KINDS.get(id);
            try {
                if (kind == null) {
                    mistakes.add(name + ": unknown kind");
                } else {
                    kind.check().holds(element);
                    JSON.getGson().fromJson(element, kind.model());
                }
            } catch (Exception mistake) {
                mistakes.add(name + ": " + mistake.getMessage());
            }
        }
        return mistakes;
    }

    static Manifests manifests(String folder) {
        return READ.computeIfAbsent(
                folder,
                it -> new Manifests(elements(render(it)).stream()
                        .map(element -> {
                            var object = element.getAsJsonObject();
                            var id = object.get("apiVersion").getAsString() + "/"
                                    + object.get("kind").getAsString();
                            return (KubernetesObject) JSON.getGson()
                                    .fromJson(
                                            element,
                                            Objects.requireNonNull(KINDS.get(id))
                                                    .model());
                        })
                        .toList()));
    }

    private static List<JsonElement> elements(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var elements = new ArrayList<JsonElement>();
        for (var document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
            elements.add(new Gson().toJsonTree(document));
        }
        return elements;
    }
}
