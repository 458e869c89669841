package org.kopilka.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A service's OpenAPI file, read for what one may call and what such a call looks like. */
final class Contract {

    static final String SOME_ID = "00000000-0000-4000-8000-00000000dead";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /**
     * @param access who may, as the annotation at the controller is named
     * @param body its example; null where there is none
     * @param file the name of the part that carries a file
     */
    record Endpoint(
            String method,
            String path,
            String query,
            String access,
            @Nullable Object body,
            @Nullable String file) {

        String name() {
            return method + " " + path;
        }

        /** With every parameter of the path filled in. */
        String address(String id) {
            return path.replaceAll("\\{number}", "1").replaceAll("\\{[^}]+}", id) + query;
        }
    }

    private final Map<String, Object> document;

    private Contract(String service) {
        try {
            document = new Yaml()
                    .load(Files.readString(RunningNetwork.ROOT.resolve("contracts/http/" + service + ".yaml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Endpoint> endpoints() {
        return List.of("staff", "events", "surveys", "bank").stream()
                .flatMap(service -> new Contract(service).all().stream())
                .toList();
    }

    private List<Endpoint> all() {
        var all = new ArrayList<Endpoint>();
        map(document.get("paths"))
                .forEach((path, methods) -> map(methods).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        all.add(endpoint(method, path, map(operation)));
                    }
                }));
        return all;
    }

    private static Endpoint endpoint(String method, String path, Map<String, Object> operation) {
        var query = new StringBuilder();
        for (var each : list(operation.get("parameters"))) {
            var parameter = map(each);
            if ("query".equals(parameter.get("in")) && Boolean.TRUE.equals(parameter.get("required"))) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parameter.get("name"))
                        .append('=')
                        .append(URLEncoder.encode(String.valueOf(parameter.get("example")), StandardCharsets.UTF_8));
            }
        }
        var content = map(map(operation.get("requestBody")).get("content"));
        var isFile = content.containsKey("multipart/form-data");
        return new Endpoint(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                query.toString(),
                String.valueOf(operation.get("x-access")),
                map(content.get("application/json")).get("example"),
                isFile ? "file" : null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
