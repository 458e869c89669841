package org.kopilka.gateway.session;

import java.time.Duration;
import org.kopilka.gateway.GatewaySettings;
import org.mongodb.spring.session.config.annotation.web.reactive.EnableMongoWebSession;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

/** The cookie and the store of sessions. */
@Configuration(proxyBeanMethods = false)
@EnableMongoWebSession(maxInactiveIntervalInSeconds = SessionConfiguration.IDLE_SECONDS)
public class SessionConfiguration {

    static final int IDLE_SECONDS = 14 * 24 * 3600;

    /** As long as Keycloak remembers a login; a shorter one ends because its refresh token does. */
    static final Duration IDLE = Duration.ofSeconds(IDLE_SECONDS);

    /** The {@code __Host-} prefix keeps neighbours of the domain from setting it. */
    public static String cookieName(GatewaySettings settings) {
        return settings.isHttps() ? "__Host-kopilka" : "kopilka";
    }

    /** It goes when the browser closes: on a shared computer the next person is somebody else. */
    @Bean
    WebSessionIdResolver sessionCookie(GatewaySettings settings) {
        var cookie = new CookieWebSessionIdResolver();
        cookie.setCookieName(cookieName(settings));
        cookie.addCookieInitializer(
                builder -> builder.path("/").httpOnly(true).sameSite("Lax").secure(settings.isHttps()));
        return cookie;
    }
}
