package org.kopilka.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Indexes;
import org.kopilka.platform.values.Text;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** What every service does alike with HTTP. */
@AutoConfiguration(before = WebMvcAutoConfiguration.class)
@Import({Problems.class, NewIds.class})
public class WebConfiguration implements WebMvcConfigurer {

    /** Russian unless the reader asks for Kazakh or English. */
    private static final List<Locale> LANGUAGES = List.of(Locale.of("ru"), Locale.of("kk"), Locale.of("en"));

    private static final int ID_LENGTH = 36;
    private static final int AT_ONCE = 96;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int BODIES_OF_HEAP = 16;
    private static final Duration BODIES_PATIENCE = Duration.ofSeconds(10);
    private static final Duration BODY_COMES_WITHIN = Duration.ofSeconds(10);
    private static final int FILES_AT_ONCE = 2;
    private static final Duration FILES_PATIENCE = Duration.ofSeconds(20);

    private final JsonMapper json;

    WebConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            }
        };
    }

    private static Locale language(@Nullable String asked) {
        try {
            var found = asked == null ? null : Locale.lookup(Locale.LanguageRange.parse(asked), LANGUAGES);
            return found == null ? LANGUAGES.getFirst() : found;
        } catch (IllegalArgumentException unreadable) {
            return LANGUAGES.getFirst();
        }
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsOfTheServer(
            MessageSource messages, LocaleResolver languages, JsonMapper json) {
        return RefusalsOfTheServer.told(messages, languages, json);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(StrictJson.of(json)));
    }

    /** The small heap of a container holds what so many requests at once bring and ask for. */
    @Bean
    FilterRegistrationBean<Crowd> crowd(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new Crowd(AT_ONCE, PATIENCE, problems));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return registration;
    }

    /** A body becomes several times its size while it is understood. */
    @Bean
    FilterRegistrationBean<BodyRoom> bodyRoom(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new BodyRoom(
                Runtime.getRuntime().maxMemory() / BODIES_OF_HEAP, BODIES_PATIENCE, BODY_COMES_WITHIN, problems));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 2);
        return registration;
    }

    /** After those that ask who may call. */
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new NothingForSomething()).order(Ordered.LOWEST_PRECEDENCE - 2);
        interceptors.addInterceptor(new ReadableAnswer()).order(Ordered.LOWEST_PRECEDENCE - 1);
        interceptors.addInterceptor(new FileTurn(FILES_AT_ONCE, FILES_PATIENCE)).order(Ordered.LOWEST_PRECEDENCE);
    }

    /** Behind the security filters: strangers may bring less. */
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(problems));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 3);
        return registration;
    }

    @Bean
    RepeatedRequests repeatedRequests(MongoTemplate mongo, Indexes indexes, Clock clock) {
        return new RepeatedRequests(mongo, indexes, clock);
    }

    /** Behind the security filters: the key belongs to the caller. */
    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(
            RepeatedRequests repeated, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new IdempotencyFilter(repeated, problems));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    /** Where a write meets its own document, stored by an earlier try of the same request, it is content. */
    @Bean
    Predicate<UUID> idsOfRepeatedRequests(NewIds ids) {
        return ids::isDerived;
    }

    /** What stands in addresses is read as in JSON: {@code district-methodist} is {@code DISTRICT_METHODIST}. */
    @Override
    public void addFormatters(FormatterRegistry formats) {
        formats.addConverter(String.class, String.class, Text::tidy);
        formats.addConverterFactory(new Words());
        formats.addConverter(String.class, LocalDate.class, WebConfiguration::day);
        formats.addConverter(String.class, UUID.class, WebConfiguration::id);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SeenVersion());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final class Words implements ConverterFactory<String, Enum> {

        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return word ->
                    (T) Enum.valueOf(type, word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Nothing is no day, nor is a day of another century. */
    private static LocalDate day(String text) {
        var day = LocalDate.parse(text.strip());
        if (!StrictJson.isWithinTime(day)) {
            throw new IllegalArgumentException("No year of ours");
        }
        return day;
    }

    /** Nothing is not everything, and what is shorter is no id. */
    private static UUID id(String text) {
        if (text.strip().length() != ID_LENGTH) {
            throw new IllegalArgumentException("No id");
        }
        return UUID.fromString(text.strip());
    }

    private static final class SeenVersion implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == ExpectedVersion.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var lines = request.getHeaderValues(HttpHeaders.IF_MATCH);
            return ExpectedVersion.parse(lines == null ? List.of() : List.of(lines));
        }
    }
}
