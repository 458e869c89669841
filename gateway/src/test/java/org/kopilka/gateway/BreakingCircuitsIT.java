package org.kopilka.gateway;

import static com.jayway.jsonpath.JsonPath.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BreakingCircuitsIT {

    static String token;
    ConfigurableApplicationContext gateway;
    Service bank;

    @BeforeAll
    static void script() {
        token = "Bearer " + Network.ACCOUNTS.scriptToken();
    }

    @BeforeEach
    void start() {
        Network.SERVICE.reset();
        bank = new Service();
        gateway = Network.gateway("--kopilka.services.bank=" + bank.url());
    }

    @AfterEach
    void stop() {
        gateway.close();
        bank.stop();
    }

    @Test
    void names_the_service_that_is_away_in_the_reader_s_language() {
        bank.stop();

        assertAway(get("/api/bank/practices", "ru"), "Копилка опыта: временно не отвечает");
        assertAway(get("/api/bank/practices", "kk"), "Тәжірибе қоржыны: уақытша жауап бермейді");
        assertAway(get("/api/bank/practices", "en"), "Experience bank: not answering just now");
    }

    @Test
    void leaves_the_other_services_alone() {
        bank.stop();
        IntStream.range(0, 60).forEach(_ -> get("/api/bank/practices", "ru"));

        assertThat(get("/api/staff/educators", "ru").statusCode()).isEqualTo(200);
    }

    @Test
    void spares_a_service_that_only_fails_and_tries_again_soon() {
        bank.answers(exchange -> Service.reply(exchange, 503, "{}"));
        IntStream.range(0, 60).forEach(_ -> get("/api/bank/practices", "ru"));
        assertThat(bank.asked()).as("of 60 requests").hasSizeLessThan(60);

        bank.answers(Service.OK);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(get("/api/bank/practices", "ru").statusCode())
                        .isEqualTo(200));
    }

    @Test
    void does_not_take_a_service_s_own_mistakes_for_its_absence() {
        bank.answers(exchange -> Service.reply(exchange, 500, "{\"title\":\"ours\"}"));

        IntStream.range(0, 60)
                .forEach(
                        _ -> assertThat(get("/api/bank/practices", "ru").body()).contains("ours"));
    }

    @Test
    void refuses_nobody_because_many_ask_at_once() throws Exception {
        int many = 128;
        var allThere = new CountDownLatch(many);
        bank.answers(exchange -> {
            allThere.countDown();
            try {
                allThere.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
            Service.reply(exchange, 200, "{}");
        });
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, many)
                    .mapToObj(_ -> people.submit(() -> get("/api/bank/practices", "ru")))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(allThere.getCount())
                .as("all were with the service at the same time")
                .isZero();
    }

    private static HttpResponse<String> get(String path, String language) {
        return new Browser().get(path, "Authorization", token, "Accept-Language", language);
    }

    private static void assertAway(HttpResponse<String> answer, String title) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(read(answer.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:service-unavailable");
        assertThat(read(answer.body(), "$.title").toString()).isEqualTo(title);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }
}
