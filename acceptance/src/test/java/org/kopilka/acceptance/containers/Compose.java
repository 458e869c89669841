package org.kopilka.acceptance.containers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** {@code docker-compose.yml} as far as we use what it may say; a word that is not here is a mistake, or belongs here. */
record Compose(String name, Map<String, Service> services, Map<String, @Nullable Object> volumes) {

    record Service(
            String image,
            @Nullable Build build,
            @Nullable List<String> command,
            @Nullable String user,
            @Nullable String hostname,
            @Nullable Map<String, Network> networks,
            Map<String, String> environment,
            @Nullable Map<String, Dependency> dependsOn,
            @Nullable List<String> ports,
            @Nullable List<String> volumes,
            @Nullable List<String> tmpfs,
            Healthcheck healthcheck,
            String restart,
            boolean readOnly,
            List<String> capDrop,
            List<String> securityOpt,
            String memLimit,
            @Nullable Double cpus,
            @Nullable String stopGracePeriod) {

        List<String> mounts() {
            return Objects.requireNonNullElse(volumes, List.of());
        }
    }

    record Build(String context, String target, @Nullable Map<String, String> args) {}

    record Network(List<String> aliases) {}

    record Dependency(String condition) {}

    record Healthcheck(
            List<String> test,
            String interval,
            String timeout,
            @Nullable Integer retries,
            String startPeriod,
            String startInterval) {}

    static Compose read() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<String, Object> document = new Yaml(new SafeConstructor(options)).load(Shell.read("docker-compose.yml"));
        var said = document.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("x-"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build()
                .convertValue(said, Compose.class);
    }
}
