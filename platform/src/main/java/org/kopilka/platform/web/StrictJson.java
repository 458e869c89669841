package org.kopilka.platform.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.values.Text;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.NullValueProvider;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.jdk.NumberDeserializers;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.util.AccessPattern;

/**
 * JSON as it comes from outside: what is of another type than is needed, or nothing where something is, is refused at
 * its place, in fields and in lists, and so is a day that no record of people's work knows. Text is tidied.
 */
final class StrictJson {

    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2199;

    private StrictJson() {}

    static JsonMapper of(JsonMapper mapper) {
        return mapper.rebuild()
                // 1e999 of no declared type would become infinite.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfigDefaults(
                        types -> types.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .annotationIntrospector(new NullsInFields())
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .addModule(new SimpleModule()
                        .setDeserializerModifier(new NullsOfRecords())
                        .addDeserializer(String.class, new Words())
                        .addDeserializer(Double.class, new Numbers(Double.class))
                        .addDeserializer(Double.TYPE, new Numbers(Double.TYPE))
                        .addDeserializer(LocalDate.class, new Written<>(LocalDate.class, LocalDate::parse))
                        .addDeserializer(LocalDateTime.class, new Written<>(LocalDateTime.class, LocalDateTime::parse)))
                .build();
    }

    static boolean isWithinTime(TemporalAccessor moment) {
        var year = moment.get(ChronoField.YEAR);
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** A list or map of a record holds nothing null unless its type says so. */
    private static final class NullsInFields extends JacksonAnnotationIntrospector {

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            var said = super.findSetterInfo(config, annotated);
            var field = field(annotated);
            return field == null
                    ? said
                    : said.withContentNulls(holdsNullable(field.getAnnotatedType()) ? Nulls.SET : Nulls.FAIL);
        }

        private static boolean holdsNullable(AnnotatedType type) {
            if (!(type instanceof AnnotatedParameterizedType generic)) {
                return false;
            }
            var held = generic.getAnnotatedActualTypeArguments();
            return isNullable(held[held.length - 1]);
        }
    }

    private static java.lang.reflect.@Nullable Parameter field(@Nullable Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                        && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                        && constructor.getDeclaringClass().isRecord()
                        && constructor.getDeclaringClass().getName().startsWith("org.kopilka.")
                ? constructor.getParameters()[parameter.getIndex()]
                : null;
    }

    /**
     * What a record does not call nullable may be left out where its own rules allow that, but is not null. What has a
     * constraint for it is left to the constraint.
     */
    private static final class NullsOfRecords extends ValueDeserializerModifier {

        private static final List<Class<? extends Annotation>> CONSTRAINTS =
                List.of(NotNull.class, NotBlank.class, NotEmpty.class);

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription.Supplier bean, BeanDeserializerBuilder builder) {
            if (bean.getBeanClass().isRecord()) {
                builder.setValueInstantiator(new Guarded(builder.getValueInstantiator()));
            }
            return builder;
        }

        private static SettableBeanProperty guarded(SettableBeanProperty property) {
            var field = field(property.getMember());
            return field == null
                            || field.getType().isPrimitive()
                            || isNullable(field.getAnnotatedType())
                            || property.getMetadata().getValueNulls() != null
                            || CONSTRAINTS.stream().anyMatch(field::isAnnotationPresent)
                    ? property
                    : property.withNullProvider(new NeverNull(property.getType()));
        }

        private static final class Guarded extends ValueInstantiator.Delegating {

            Guarded(ValueInstantiator made) {
                super(made);
            }

            @Override
            public ValueInstantiator createContextual(DeserializationContext context, BeanDescription.Supplier bean) {
                return new Guarded(delegate().createContextual(context, bean));
            }

            @Override
            public SettableBeanProperty @Nullable [] getFromObjectArguments(DeserializationConfig config) {
                var properties = super.getFromObjectArguments(config);
                return properties == null
                        ? null
                        : Arrays.stream(properties).map(NullsOfRecords::guarded).toArray(SettableBeanProperty[]::new);
            }
        }
    }

    private record NeverNull(JavaType type) implements NullValueProvider {

        @Override
        public Object getNullValue(DeserializationContext context) {
            return context.reportInputMismatch(type, "Nothing where something is needed");
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }

        @Override
        public AccessPattern getNullAccessPattern() {
            return AccessPattern.DYNAMIC;
        }
    }

    /** Text: neither a store nor a file takes half a letter or a zero byte. */
    private static final class Words extends StdScalarDeserializer<String> {

        Words() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            var text = json.hasToken(JsonToken.VALUE_STRING) ? json.getString() : null;
            return text != null && isText(text)
                    ? Text.tidy(text)
                    : context.<@NonNull String>reportInputMismatch(this, "No text");
        }

        private static boolean isText(String text) {
            return text.codePoints()
                    .noneMatch(letter ->
                            letter == 0 || letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE);
        }
    }

    /** Not even the text that says that it is none. */
    private static final class Numbers extends NumberDeserializers.DoubleDeserializer {

        Numbers(Class<Double> type) {
            super(type, type.isPrimitive() ? 0.0 : null);
        }

        @Override
        public @Nullable Double deserialize(JsonParser json, DeserializationContext context) {
            return json.hasToken(JsonToken.VALUE_STRING)
                    ? context.<@Nullable Double>reportInputMismatch(this, "No number")
                    : super.deserialize(json, context);
        }
    }

    /** A day, or a time of a clock on the wall, as ISO 8601 writes it and in no other way. */
    private static final class Written<T extends TemporalAccessor> extends StdScalarDeserializer<T> {

        private final Function<String, T> read;

        Written(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            var moment = json.hasToken(JsonToken.VALUE_STRING) ? read(json.getString()) : null;
            return moment != null && isWithinTime(moment)
                    ? moment
                    : context.<@NonNull T>reportInputMismatch(this, "No day or time of ours");
        }

        private @Nullable T read(String text) {
            try {
                return read.apply(text.strip());
            } catch (DateTimeException unreadable) {
                return null;
            }
        }
    }
}
