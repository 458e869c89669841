package org.kopilka.gateway;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The one door of the network. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class GatewayApplication {

    public static void main(String[] args) {
        var application = new SpringApplication(GatewayApplication.class);
        application.setDefaultProperties(places(System.getenv()));
        application.run(args);
    }

    /** Every part of the network has its port counted from the portal's, unless the environment says otherwise. */
    static Map<String, Object> places(Map<String, String> environment) {
        var port = Integer.parseInt(environment.getOrDefault("KOPILKA_PORT", "8080"));
        return Map.of(
                "server.port", port,
                "management.server.port", port + 20,
                "kopilka.services.staff", environment.getOrDefault("KOPILKA_STAFF_URL", local(port + 1)),
                "kopilka.services.events", environment.getOrDefault("KOPILKA_EVENTS_URL", local(port + 2)),
                "kopilka.services.surveys", environment.getOrDefault("KOPILKA_SURVEY_URL", local(port + 3)),
                "kopilka.services.bank", environment.getOrDefault("KOPILKA_BANK_URL", local(port + 4)));
    }

    private static String local(int port) {
        return "http://localhost:" + port;
    }
}
