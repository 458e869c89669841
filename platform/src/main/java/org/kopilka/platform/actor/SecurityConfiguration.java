package org.kopilka.platform.actor;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import org.kopilka.platform.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who comes in: whoever brings a token of our realm. Every endpoint then says on itself who may call it. */
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@EnableMethodSecurity
@Import(ActorRules.class)
public class SecurityConfiguration implements WebMvcConfigurer {

    private static final Duration KEYS_FRESH = Duration.ofMinutes(5);
    private static final Duration KEYS_KEPT_WITH_KEYCLOAK_AWAY = Duration.ofHours(12);

    private final ApplicationContext beans;

    SecurityConfiguration(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new RoleBeforeBody(beans));
    }

    @Bean
    SecurityFilterChain api(
            HttpSecurity http, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {})
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/api/*/public/**", "/actuator/**", "/error", "/v3/api-docs*/**")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, _) -> problems.resolveException(
                                request, response, null, new Refusal(HttpStatus.UNAUTHORIZED, "token-unknown"))))
                .exceptionHandling(refusals ->
                        refusals.accessDeniedHandler((request, response, _) -> problems.resolveException(
                                request, response, null, new Refusal(HttpStatus.FORBIDDEN, "not-allowed"))))
                .build();
    }

    /** Keeps the realm's keys while Keycloak is away: who holds a token works on until it ends. */
    @Bean
    JwtDecoder jwtDecoder(
            @Value("${kopilka.keycloak.keys}") String keys, @Value("${kopilka.keycloak.issuer}") String issuer)
            throws MalformedURLException {
        var retriever = new DefaultResourceRetriever(2_000, 2_000, 512 << 10);
        var source = JWKSourceBuilder.<SecurityContext>create(URI.create(keys).toURL(), retriever)
                .cache(KEYS_FRESH.toMillis(), 15_000)
                .outageTolerant(KEYS_KEPT_WITH_KEYCLOAK_AWAY.toMillis())
                .build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, source));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
        return decoder;
    }
}
