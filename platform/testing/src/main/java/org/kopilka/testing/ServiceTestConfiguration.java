package org.kopilka.testing;

import java.time.ZoneId;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/** The tools a service's tests work with. */
@TestConfiguration(proxyBeanMethods = false)
class ServiceTestConfiguration {

    @Bean
    @Lazy
    Http http(ServletWebServerApplicationContext context, JsonMapper json) {
        return new Http(
                "http://127.0.0.1:"
                        + java.util.Objects.requireNonNull(context.getWebServer())
                                .getPort(),
                json);
    }

    @Bean
    @Primary
    TestClock testClock(@Value("${kopilka.zone}") ZoneId zone) {
        return new TestClock(zone);
    }

    @Bean
    MongoClientSettingsBuilderCustomizer queriesAreSeen() {
        return settings -> settings.addCommandListener(new ServedByIndexes());
    }

    @Bean
    Topic.Broker kafka(JsonMapper json) {
        return new Topic.Broker(json);
    }

    /** As staff-service plants it in every network; a service waits for it. */
    @Bean
    ApplicationListener<ApplicationStartedEvent> rootOfTheNetwork(Topic.Broker kafka) {
        var root = "00000000-0000-4000-8000-000000000001";
        return _ -> kafka.send(
                "kopilka.staff.institution",
                root,
                Map.of("id", root, "version", 0, "name", "Методическая сеть", "kind", "network", "closed", false));
    }
}
