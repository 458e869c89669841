package org.kopilka.operations;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the environment says of the network and of the backup's keys. */
record Settings(Map<String, String> environment) {

    String mongo() {
        return given("KOPILKA_MONGO_URI").orElse("mongodb://127.0.0.1:8090");
    }

    String kafka() {
        return given("KOPILKA_KAFKA").orElse("127.0.0.1:8091");
    }

    /** How this program logs in at Kafka; nothing where nobody has to. */
    Map<String, String> kafkaLogin() {
        var login = given("KOPILKA_KAFKA_LOGIN");
        var protocol = given("KOPILKA_KAFKA_PROTOCOL");
        if (login.isEmpty() || protocol.filter("PLAINTEXT"::equals).isPresent()) {
            return Map.of();
        }
        var names = login.get().split(":", 2);
        var said = new HashMap<>(Map.of(
                "security.protocol", protocol.orElse("SASL_PLAINTEXT"),
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                                .formatted(names[0], names.length > 1 ? names[1] : "")));
        given("KOPILKA_KAFKA_CA").ifPresent(file -> {
            said.put("ssl.truststore.type", "PEM");
            said.put("ssl.truststore.location", file);
        });
        return Map.copyOf(said);
    }

    String keycloak() {
        return given("KOPILKA_KEYCLOAK").orElse("http://localhost:8085");
    }

    String operator() {
        return given("KC_BOOTSTRAP_ADMIN_USERNAME").orElse("admin");
    }

    String operatorsPassword() {
        return given("KC_BOOTSTRAP_ADMIN_PASSWORD")
                .orElseThrow(
                        () -> new Trouble(
                                "KC_BOOTSTRAP_ADMIN_PASSWORD has to say the password of Keycloak's operator, who reads the accounts."));
    }

    /** An age recipient, for whom backups are encrypted. */
    Optional<String> key() {
        return given("KOPILKA_BACKUP_KEY");
    }

    /** The file of the age identity that reads encrypted backups. */
    Optional<String> identity() {
        return given("KOPILKA_BACKUP_IDENTITY");
    }

    Optional<Integer> days() {
        return given("KOPILKA_BACKUP_DAYS").map(days -> {
            if (!days.matches("[1-9]\\d{0,4}")) {
                throw new Trouble(
                        "KOPILKA_BACKUP_DAYS says %s; it has to be a number of days from 1 on.".formatted(days));
            }
            return Integer.parseInt(days);
        });
    }

    private Optional<String> given(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
