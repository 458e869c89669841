package org.kopilka.gateway.routes;

import java.time.Clock;
import java.time.Duration;
import org.kopilka.gateway.GatewaySettings;
import org.kopilka.gateway.connections.Connections;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One route a service, by the first segment after {@code /api/}; the services know their full paths. */
@Configuration(proxyBeanMethods = false)
class Routes {

    /** Between two packets of an answer, so that long downloads and event streams are free to take longer. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    @Bean
    RouteLocator services(RouteLocatorBuilder builder, GatewaySettings settings) {
        var routes = builder.routes();
        settings.services()
                .forEach((name, address) -> routes.route(
                        name,
                        route -> route.path("/api/" + name, "/api/" + name + "/**")
                                .uri(address)));
        return routes.build();
    }

    @Bean
    HttpClientCustomizer patience() {
        return client -> Connections.attentive(client).responseTimeout(SILENCE);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
