package org.kopilka.testing;

import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a service at the broker, the store and the keys of the tests; each JVM has a database of its own. */
final class BackingInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "KOPILKA_MONGO_URI=" + Backing.mongo(),
                        "KOPILKA_KAFKA=" + Backing.kafka(),
                        "KOPILKA_KEYCLOAK=" + Tokens.keycloak(),
                        "KOPILKA_PARTITIONS=3",
                        "KOPILKA_OPERATOR_TOKEN=" + Http.OPERATOR,
                        "springdoc.writer-with-order-by-keys=true",
                        "springdoc.override-with-generic-response=false",
                        "springdoc.default-produces-media-type=application/json",
                        "spring.mongodb.database=test-" + RUN)
                .applyTo(context);
    }
}
