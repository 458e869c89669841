package org.kopilka.gateway.login;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a token says. Only for tokens that came from Keycloak's own token endpoint: nothing is verified here. */
record Claims(JsonNode all) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Claims of(String token) {
        var parts = token.split("\\.", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a JWT");
        }
        return new Claims(JSON.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)));
    }

    @Nullable
    String text(String name) {
        var node = all.path(name);
        return node.isString() ? node.stringValue() : null;
    }

    List<String> texts(String name) {
        return all.path(name).valueStream().map(JsonNode::asString).toList();
    }

    @Nullable
    Instant instant(String name) {
        var node = all.path(name);
        return node.isNumber() ? Instant.ofEpochSecond(node.longValue()) : null;
    }
}
