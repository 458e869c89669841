package org.kopilka.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingProblemsTest {

    @ParameterizedTest
    @ValueSource(strings = {"problems", "problems_kk", "problems_en"})
    void has_words_for_every_problem_in_every_language(String bundle) throws IOException {
        var texts = texts(bundle);

        assertThat(Arrays.stream(ProblemType.values())
                        .map(type -> "problem." + type.word())
                        .flatMap(key -> Stream.of(key + ".title", key + ".detail")))
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).isNotBlank());
        assertThat(texts.stringPropertyNames()).isEqualTo(texts("problems").stringPropertyNames());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"kk-KZ,ru;q=0.5 | kk", "en-US | en", "de,fr | ru", "*;q=garbage | ru", "uz,kk;q=0.3,en;q=0.2 | kk"
            })
    void speaks_the_reader_s_language(String accepted, String spoken) {
        var exchange = exchange("/api/x", "Accept-Language", accepted.strip());

        problems().answer(exchange, Problem.of(ProblemType.NOT_FOUND)).block();

        assertThat(Objects.requireNonNull(exchange.getResponse().getHeaders().getContentLanguage())
                        .getLanguage())
                .isEqualTo(spoken.strip());
    }

    @Test
    void tells_in_whole_seconds_when_to_come_again() {
        var exchange = exchange("/api/x", "Accept", "application/json");

        problems().answer(exchange, Problem.tooMany(Duration.ofMillis(1200))).block();

        assertThat(exchange.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("2");
    }

    @Test
    void calls_a_service_away_that_holds_all_its_connections() {
        var exchange = exchange("/api/staff/educators", "Accept", "application/json");
        exchange.getAttributes()
                .put(
                        ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR,
                        Route.async()
                                .id("staff")
                                .uri("http://127.0.0.1:1")
                                .predicate(_ -> true)
                                .build());

        new ProblemHandler(problems())
                .handle(exchange, new TimeoutException("No connection within 10 s"))
                .block();

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(exchange.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("1");
    }

    @Test
    void shows_a_person_a_page_that_cannot_be_made_to_run_anything() {
        var exchange = exchange("/login/<script>", "Accept", "text/html");

        problems()
                .answer(exchange, Problem.away("<script>", Duration.ZERO, null))
                .block();

        assertThat(exchange.getResponse().getBodyAsString().block())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>")
                .contains("lang=\"ru\"");
    }

    private static MockServerWebExchange exchange(String path, String header, String value) {
        return MockServerWebExchange.from(
                MockServerHttpRequest.method(HttpMethod.GET, "{path}", path).header(header, value));
    }

    private static Problems problems() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("problems");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Problems(messages, JsonMapper.shared());
    }

    private static Properties texts(String bundle) throws IOException {
        var texts = new Properties();
        try (var file =
                Objects.requireNonNull(TellingProblemsTest.class.getResourceAsStream("/" + bundle + ".properties"))) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
