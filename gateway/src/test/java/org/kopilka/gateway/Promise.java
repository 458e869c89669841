package org.kopilka.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code contracts/http/gateway.yaml}, against which every answer is held that a test's browser gets. */
final class Promise {

    private static final ObjectNode PROMISE = read();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Promise() {}

    static Set<String> paths() {
        return Set.copyOf(PROMISE.get("paths").propertyNames());
    }

    /** What the promise does not name is somebody else's: a service's, or a file of the portal. */
    static void holds(String method, HttpResponse<String> answer) {
        var request = "%s %s".formatted(method, answer.uri().getPath());
        var operation = PROMISE.path("paths").path(answer.uri().getPath()).path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            return;
        }
        var promised = resolved(operation.path("responses").path(String.valueOf(answer.statusCode())));
        assertThat(promised.isMissingNode())
                .as("%s answers %d, which gateway.yaml does not name", request, answer.statusCode())
                .isFalse();
        promised.path("headers")
                .propertyNames()
                .forEach(header -> assertThat(answer.headers().firstValue(header))
                        .as("%s of %s", header, request)
                        .isPresent());
        var type = answer.headers().firstValue("Content-Type").orElse("none").replaceFirst(";.*", "");
        if (promised.has("content")) {
            var media = promised.path("content").path(type);
            assertThat(media.isMissingNode())
                    .as("%s is answered as %s", request, type)
                    .isFalse();
            assertThat(errors(media.path("schema"), answer.body())).as(request).isEmpty();
        } else {
            assertThat(answer.body()).as(request).isEmpty();
        }
    }

    /** The whole file beside the reference: it leads to another part of the file. */
    private static List<Error> errors(JsonNode schema, String body) {
        var whole = PROMISE.deepCopy();
        whole.setAll((ObjectNode) schema);
        return SCHEMAS.getSchema(whole.toString()).validate(body, InputFormat.JSON);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? PROMISE.at(node.get("$ref").asString().substring(1)) : node;
    }

    private static ObjectNode read() {
        var file = Path.of(System.getProperty("kopilka.root", ".."), "contracts/http/gateway.yaml");
        try {
            return (ObjectNode) new YAMLMapper().readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
