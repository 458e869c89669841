package org.kopilka.testing;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schema 2020-12 of a message's record: what is not {@code @Nullable} is required; readers ignore what is more. */
final class SchemaOf {

    private static final JsonMapper JSON = new JsonMapper();

    private SchemaOf() {}

    static ObjectNode record(Class<?> type) {
        var schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type.getSimpleName());
        schema.setAll(object(type));
        return schema;
    }

    private static ObjectNode object(Class<?> type) {
        var schema = JSON.createObjectNode();
        schema.put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType()));
            if (!isNullable(component.getAnnotatedType()) && !isNullable(component)) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    private static ObjectNode of(Type type) {
        var schema = JSON.createObjectNode();
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            if (Collection.class.isAssignableFrom(raw)) {
                schema.put("type", "array").set("items", of(generic.getActualTypeArguments()[0]));
                return schema;
            }
            if (Map.class.isAssignableFrom(raw)) {
                schema.put("type", "object").set("additionalProperties", of(generic.getActualTypeArguments()[1]));
                return schema;
            }
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("No schema for " + type);
        }
        if (plain.isRecord()) {
            return object(plain);
        }
        if (plain == UUID.class) {
            return schema.put("type", "string").put("format", "uuid");
        }
        if (plain == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        }
        if (plain == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (plain == String.class || plain.isEnum()) {
            return schema.put("type", "string");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (plain == int.class || plain == long.class || plain == Integer.class || plain == Long.class) {
            return schema.put("type", "integer");
        }
        if (plain == double.class || plain == Double.class || Number.class.isAssignableFrom(plain)) {
            return schema.put("type", "number");
        }
        throw new IllegalArgumentException("No schema for " + type);
    }

    private static boolean isNullable(AnnotatedElement element) {
        return element.isAnnotationPresent(Nullable.class);
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
