package org.kopilka.testing;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** What all our HTTP interfaces have alike, said once: who may call, versions, keys, problems. */
@TestConfiguration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String VERSION = "(W/)?\"[!#-~]{0,100}\"";
    private static final String VERSIONS = "[*]|" + VERSION + "([ \t]*,[ \t]*" + VERSION + ")*";
    private static final String LOCAL_TIME =
            "(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?";

    @Bean
    OpenAPI openApi(@Value("${spring.application.name}") String service) {
        return new OpenAPI()
                .info(new Info().title("Kopilka: " + service).version("1").license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .components(new io.swagger.v3.oas.models.Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")));
    }

    @Bean
    OperationCustomizer alike() {
        return (operation, handler) -> {
            var resource = handler.getBeanType().getSimpleName().replaceFirst("Controller.*", "");
            operation.setTags(List.of(resource));
            operation.setOperationId(resource.substring(0, 1).toLowerCase()
                    + resource.substring(1)
                    + "_"
                    + handler.getMethod().getName());
            access(handler).ifPresent(name -> {
                operation.addExtension("x-access", name);
                if (name.equals("Anyone")) {
                    operation.setSecurity(List.of());
                }
            });
            if (operation.getRequestBody() != null) {
                operation.getRequestBody().setRequired(true);
            }
            if (isSaid(handler, "ShowsRecords")) {
                operation.addExtension("x-records", true);
            }
            if (takes(handler, "ExpectedVersion")) {
                operation.addParametersItem(header(
                        "If-Match",
                        true,
                        "The version last seen, from ETag; any of a list, * for whatever is there",
                        2_000,
                        VERSIONS));
            }
            if (handler.hasMethodAnnotation(PostMapping.class)) {
                operation.addParametersItem(header(
                        "Idempotency-Key", false, "The same key gives the same answer for two days", 200, "[ -~]*"));
            }
            if (operation.getParameters() != null) {
                operation.getParameters().stream()
                        .filter(parameter -> parameter.getName().equals("after"))
                        .filter(parameter -> parameter.getSchema().getMaximum() == null
                                && parameter.getSchema().getMaxLength() == null)
                        .forEach(parameter -> parameter.getSchema().maxLength(2_000));
            }
            success(operation, handler);
            refusals(operation, handler);
            return operation;
        };
    }

    /** Every field of a record is there unless it says it may be missing, and holds something where it says it must. */
    @Bean
    ModelConverter requiredUnlessNullable() {
        return new ModelConverter() {
            private final Map<String, Class<?>> named = new HashMap<>();

            @Override
            public Schema<?> resolve(
                    AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
                var schema = chain.next().resolve(type, context, chain);
                var raw = Json.mapper().constructType(type.getType()).getRawClass();
                if (schema != null && raw.isRecord() && raw.getName().startsWith("org.kopilka")) {
                    var name = schema.get$ref() == null ? "" : schema.get$ref().replaceFirst(".*/", "");
                    var defined = context.getDefinedModels().getOrDefault(name, schema);
                    if (!name.isEmpty() && named.putIfAbsent(name, raw) instanceof Class<?> other && other != raw) {
                        throw new IllegalStateException(
                                "%s and %s have one name in the contract".formatted(other, raw));
                    }
                    Arrays.stream(raw.getRecordComponents())
                            .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                            .map(RecordComponent::getName)
                            .filter(field -> defined.getRequired() == null
                                    || !defined.getRequired().contains(field))
                            .forEach(defined::addRequiredItem);
                    Arrays.stream(raw.getRecordComponents())
                            .filter(OpenApiConfiguration::mustHoldSomething)
                            .forEach(component -> atLeastOne(defined, component.getName()));
                    Arrays.stream(raw.getRecordComponents()).forEach(component -> boundMap(defined, component));
                }
                return schema;
            }
        };
    }

    private static boolean mustHoldSomething(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(NotEmpty.class)
                || component.getAccessor().isAnnotationPresent(NotBlank.class);
    }

    /** How many a map holds, and how long each of its texts is. */
    private static void boundMap(Schema<?> of, RecordComponent component) {
        if (component.getType() != Map.class
                || !(component.getAnnotatedType() instanceof AnnotatedParameterizedType generic)) {
            return;
        }
        var map = Objects.requireNonNull(of.getProperties().get(component.getName()));
        var size = component.getAccessor().getAnnotation(Size.class);
        if (size != null) {
            map.setMaxProperties(size.max());
        }
        var held = generic.getAnnotatedActualTypeArguments()[1].getAnnotation(Size.class);
        if (held != null && map.getAdditionalProperties() instanceof Schema<?> text) {
            text.setMaxLength(held.max());
        }
    }

    /** A limit upwards alone would be written as one downwards to nothing. */
    private static void atLeastOne(Schema<?> of, String field) {
        var held = of.getProperties().get(field);
        if (held != null && held.getMinItems() != null) {
            held.setMinItems(Math.max(1, held.getMinItems()));
        }
        if (held != null && held.getMinLength() != null) {
            held.setMinLength(Math.max(1, held.getMinLength()));
        }
    }

    /** Actor and version come from headers and are told above; a local time has no offset. */
    static {
        try {
            SpringDocUtils.getConfig()
                    .replaceWithSchema(
                            LocalDateTime.class,
                            new StringSchema()
                                    .description("a time on the clock of the place")
                                    .pattern(LOCAL_TIME))
                    .addRequestWrapperToIgnore(
                            Class.forName("org.kopilka.platform.actor.Actor"),
                            Class.forName("org.kopilka.platform.web.ExpectedVersion"));
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What {@code @Succeeds} names; nothing of the platform is on this module's class path. */
    static int[] answers(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getAnnotations())
                .filter(annotation ->
                        annotation.annotationType().getSimpleName().equals("Succeeds"))
                .map(annotation -> (int[]) AnnotationUtils.getValue(annotation))
                .findFirst()
                .orElse(new int[] {HttpStatus.OK.value()});
    }

    private static void success(Operation operation, HandlerMethod handler) {
        var guessed = Objects.requireNonNull(operation.getResponses().remove("200"));
        for (var status : answers(handler)) {
            var named = HttpStatus.valueOf(status);
            var answer = new ApiResponse()
                    .description(named.getReasonPhrase())
                    .content(named == HttpStatus.NO_CONTENT ? null : guessed.getContent());
            headers(answer, named, handler);
            operation.getResponses().addApiResponse(String.valueOf(status), answer);
        }
    }

    /** An answer with a version has its tag, what was made its address, and a file its name. */
    private static void headers(ApiResponse answer, HttpStatus status, HandlerMethod handler) {
        var type = ResolvableType.forMethodReturnType(handler.getMethod());
        var held = type.getGeneric(0).toClass();
        if (answer.getContent() == null || type.toClass() != ResponseEntity.class) {
            return;
        }
        var isFile = answer.getContent().keySet().stream().noneMatch(kind -> kind.contains("json"));
        if (isFile) {
            answer.addHeaderObject("Content-Disposition", promised("The file's name", "[ -~]*", 1_000));
            return;
        }
        if (has(held, "version")) {
            answer.addHeaderObject("ETag", promised("The version, for If-Match", "\"[0-9]+\"", 30));
        }
        if (status == HttpStatus.CREATED && (has(held, "version") || has(held, "id"))) {
            answer.addHeaderObject("Location", promised("Where it is", "/api/[ -~]+", 200));
        }
    }

    private static boolean has(Class<?> view, String component) {
        return view.isRecord()
                && Arrays.stream(view.getRecordComponents())
                        .anyMatch(one -> one.getName().equals(component));
    }

    private static Header promised(String description, String pattern, int longest) {
        var header = new Header().description(description).required(true);
        header.setSchema(new StringSchema().pattern(pattern).maxLength(longest));
        return header;
    }

    /** What few operations refuse with, beside what all of their kind do. */
    private static void refusals(Operation operation, HandlerMethod handler) {
        Arrays.stream(handler.getMethod().getAnnotations())
                .filter(annotation ->
                        annotation.annotationType().getSimpleName().equals("Refuses"))
                .findFirst()
                .ifPresent(annotation -> operation.addExtension("x-refuses", AnnotationUtils.getValue(annotation)));
    }

    private static Optional<String> access(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(PreAuthorize.class))
                .map(Class::getSimpleName)
                .findFirst();
    }

    private static boolean isSaid(HandlerMethod handler, String annotation) {
        return Arrays.stream(handler.getMethod().getAnnotations())
                .anyMatch(each -> each.annotationType().getSimpleName().equals(annotation));
    }

    private static boolean takes(HandlerMethod handler, String type) {
        return Arrays.stream(handler.getMethod().getParameterTypes())
                .anyMatch(parameter -> parameter.getSimpleName().equals(type));
    }

    private static Parameter header(String name, boolean required, String description, int longest, String pattern) {
        return new HeaderParameter()
                .name(name)
                .required(required)
                .description(description)
                .schema(new StringSchema().maxLength(longest).pattern(pattern));
    }
}
