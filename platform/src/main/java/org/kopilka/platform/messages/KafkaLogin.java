package org.kopilka.platform.messages;

import java.util.HashMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * How a service logs in at Kafka: {@code KOPILKA_KAFKA_LOGIN} says {@code name:password}, and without it, or with the
 * protocol PLAINTEXT, nobody has to. {@code KOPILKA_KAFKA_PROTOCOL} is SASL_PLAINTEXT if not given; for SASL_SSL
 * {@code KOPILKA_KAFKA_CA} may name the PEM file of who signed the brokers' certificates.
 */
final class KafkaLogin implements EnvironmentPostProcessor {

    private static final String PROPERTIES = "spring.kafka.properties.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var login = environment.getProperty("KOPILKA_KAFKA_LOGIN", "");
        var protocol = environment.getProperty("KOPILKA_KAFKA_PROTOCOL", "SASL_PLAINTEXT");
        if (login.isBlank() || protocol.equals("PLAINTEXT")) {
            return;
        }
        var names = login.split(":", 2);
        var said = new HashMap<String, Object>();
        said.put(PROPERTIES + "security.protocol", protocol);
        said.put(PROPERTIES + "sasl.mechanism", "SCRAM-SHA-512");
        said.put(
                PROPERTIES + "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(names[0], names.length > 1 ? names[1] : ""));
        var authority = environment.getProperty("KOPILKA_KAFKA_CA", "");
        if (StringUtils.hasText(authority)) {
            said.put(PROPERTIES + "ssl.truststore.type", "PEM");
            said.put(PROPERTIES + "ssl.truststore.location", authority);
        }
        environment.getPropertySources().addFirst(new MapPropertySource("kafkaLogin", said));
    }
}
