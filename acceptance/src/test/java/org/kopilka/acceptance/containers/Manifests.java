package org.kopilka.acceptance.containers;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an overlay renders to, read with the models that Kubernetes publishes. */
record Manifests(List<KubernetesObject> all) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Z0-9_]+)\\)");

    /**
     * Something that runs pods.
     *
     * @param replicas empty where an autoscaler decides
     */
    record Workload(String name, Optional<Integer> replicas, V1LabelSelector selector, V1PodTemplateSpec template) {

        Map<String, String> labels() {
            return Objects.requireNonNull(
                    Objects.requireNonNull(template.getMetadata()).getLabels());
        }

        V1PodSpec pod() {
            return Objects.requireNonNull(template.getSpec());
        }

        List<V1Container> containers() {
            var containers = new ArrayList<>(pod().getContainers());
            containers.addAll(Optional.ofNullable(pod().getInitContainers()).orElse(List.of()));
            return containers;
        }

        List<V1ContainerPort> ports() {
            return containers().stream()
                    .flatMap(container -> Optional.ofNullable(container.getPorts()).orElse(List.of()).stream())
                    .toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    <T> List<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Workload> workloads() {
        return Stream.concat(
                        of(V1Deployment.class).stream().map(each -> {
                            var spec = Objects.requireNonNull(each.getSpec());
                            return new Workload(
                                    name(each),
                                    Optional.ofNullable(spec.getReplicas()),
                                    spec.getSelector(),
                                    spec.getTemplate());
                        }),
                        of(V1StatefulSet.class).stream().map(each -> {
                            var spec = Objects.requireNonNull(each.getSpec());
                            return new Workload(
                                    name(each),
                                    Optional.of(Optional.ofNullable(spec.getReplicas())
                                            .orElse(1)),
                                    spec.getSelector(),
                                    spec.getTemplate());
                        }))
                .toList();
    }

    /** What runs, does its work and ends. */
    List<Workload> jobs() {
        return of(V1CronJob.class).stream()
                .map(each -> {
                    var template = Objects.requireNonNull(Objects.requireNonNull(each.getSpec())
                                    .getJobTemplate()
                                    .getSpec())
                            .getTemplate();
                    return new Workload(name(each), Optional.of(0), new V1LabelSelector(), template);
                })
                .toList();
    }

    List<Workload> workloadsAndJobs() {
        return Stream.concat(workloads().stream(), jobs().stream()).toList();
    }

    Workload workload(String name) {
        return workloads().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Optional<V1Service> service(String name) {
        return of(V1Service.class).stream()
                .filter(each -> name(each).equals(name))
                .findFirst();
    }

    Map<String, String> settings(@Nullable String configMap) {
        return of(V1ConfigMap.class).stream()
                .filter(each -> name(each).equals(configMap))
                .findFirst()
                .map(V1ConfigMap::getData)
                .orElse(Map.of());
    }

    /** What a container finds in its environment; a secret stands as its name. */
    Map<String, String> environment(V1Container container) {
        var variables = new LinkedHashMap<String, String>();
        for (var source : Optional.ofNullable(container.getEnvFrom()).orElse(List.of())) {
            variables.putAll(
                    settings(Objects.requireNonNull(source.getConfigMapRef()).getName()));
        }
        for (var variable : Optional.ofNullable(container.getEnv()).orElse(List.of())) {
            var from = variable.getValueFrom();
            if (from == null) {
                variables.put(variable.getName(), Objects.requireNonNullElse(variable.getValue(), ""));
            } else if (from.getConfigMapKeyRef() != null) {
                var key = from.getConfigMapKeyRef();
                variables.put(variable.getName(), settings(key.getName()).getOrDefault(key.getKey(), ""));
            } else {
                variables.put(
                        variable.getName(),
                        "secret "
                                + Objects.requireNonNull(from.getSecretKeyRef()).getKey());
            }
        }
        return variables;
    }

    /** Variables that are there only to be put into others, as {@code $(NAME)}. */
    static List<String> parts(V1Container container) {
        return Optional.ofNullable(container.getEnv()).orElse(List.of()).stream()
                .filter(variable -> variable.getValue() != null)
                .flatMap(variable -> REFERENCE
                        .matcher(Objects.requireNonNull(variable.getValue()))
                        .results())
                .map(found -> found.group(1))
                .toList();
    }

    static String name(KubernetesObject object) {
        return Objects.requireNonNull(object.getMetadata().getName());
    }

    /** A selector without any condition selects everything. */
    static boolean selects(@Nullable V1LabelSelector selector, Map<String, String> labels) {
        if (selector == null) {
            return true;
        }
        var wanted = Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of());
        return labels.entrySet().containsAll(wanted.entrySet())
                && Optional.ofNullable(selector.getMatchExpressions()).orElse(List.of()).stream()
                        .allMatch(condition -> {
                            var value = labels.get(condition.getKey());
                            var values =
                                    Optional.ofNullable(condition.getValues()).orElse(List.of());
                            return switch (condition.getOperator()) {
                                case "In" -> values.contains(value);
                                case "NotIn" -> !values.contains(value);
                                case "Exists" -> value != null;
                                default -> value == null;
                            };
                        });
    }
}
