package org.kopilka.acceptance.containers;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
record Compose(
        String name,
        Map<String, Service> services,
        Map<String, @Nullable Object> volumes,
        Map<String, FromFile> secrets) {

    /** The innermost: what stands in for a variable may name another. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::([-+?])([^${}]*))?}");

    record Service(
            String image,
            @Nullable Build build,
            @Nullable List<String> entrypoint,
            @Nullable List<String> command,
            @Nullable String user,
            @Nullable String hostname,
            @Nullable Map<String, Network> networks,
            Map<String, String> environment,
            @Nullable List<String> dependsOn,
            @Nullable List<String> ports,
            @Nullable List<String> volumes,
            @Nullable List<String> tmpfs,
            @Nullable Healthcheck healthcheck,
            @Nullable List<String> profiles,
            String restart,
            boolean readOnly,
            List<String> capDrop,
            List<String> securityOpt,
            Logging logging,
            String memLimit,
            @Nullable String stopGracePeriod) {

        /** Whether it runs with the network, not only when asked. */
        boolean isOfTheNetwork() {
            return profiles == null;
        }

        Healthcheck watched() {
            return Objects.requireNonNull(healthcheck, image);
        }

        List<String> mounts() {
            return Objects.requireNonNullElse(volumes, List.of());
        }
    }

    record Build(String context, String target, @Nullable Map<String, String> args, List<String> secrets) {}

    record Logging(String driver, @Nullable Map<String, String> options) {}

    record FromFile(String file) {}

    record Network(List<String> aliases) {}

    record Healthcheck(
            List<String> test,
            String interval,
            String timeout,
            int retries,
            String startPeriod,
            String startInterval) {}

    /** The variables of a service in any such file, of which nothing else need be known. */
    static Map<String, String> environment(Path file, String service) {
        var variables = new LinkedHashMap<String, String>();
        JsonMapper.shared()
                .valueToTree(load(file))
                .at("/services/%s/environment".formatted(service))
                .propertyStream()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asString("")));
        return variables;
    }

    /** What docker makes of a value where these are set in {@code .env}, and secrets, of which only that is said. */
    static String filledIn(String value, Map<String, String> set) {
        var filled = VARIABLE.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (Objects.requireNonNullElse(found.group(2), "?")) {
                            case "-" -> set.getOrDefault(found.group(1), found.group(3));
                            case "+" -> set.containsKey(found.group(1)) ? found.group(3) : "";
                            default -> set.getOrDefault(found.group(1), "secret");
                        }));
        return filled.equals(value) ? filled : filledIn(filled, set);
    }

    private static Map<String, Object> load(Path file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(Shell.read(file.toString()));
    }

    static Compose read() {
        var said = load(Path.of("docker-compose.yml")).entrySet().stream()
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
