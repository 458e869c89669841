package org.kopilka.gateway.login;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import org.kopilka.gateway.GatewaySettings;
import org.kopilka.gateway.limits.PersonLimit;
import org.kopilka.gateway.portal.SecurityHeaders;
import org.kopilka.gateway.problem.Problem;
import org.kopilka.gateway.problem.ProblemType;
import org.kopilka.gateway.problem.Problems;
import org.kopilka.gateway.session.SessionConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Who comes in by which door: scripts with a token, people with a session, everybody to the portal's files. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class Doors {

    /** Endpoints that answer without a login have {@code public} as third segment of their path. */
    private static final String[] OPEN = {"/api/*/public/**"};

    private final Problems problems;
    private final SecurityHeaders headers;
    private final PersonLimit limit;

    Doors(Problems problems, SecurityHeaders headers, GatewaySettings settings) {
        this.problems = problems;
        this.headers = headers;
        this.limit = new PersonLimit(settings);
    }

    @Bean
    @Order(1)
    SecurityWebFilterChain scripts(ServerHttpSecurity http) {
        ServerAuthenticationEntryPoint refusal =
                (exchange, _) -> problems.answer(exchange, Problem.of(ProblemType.TOKEN_UNKNOWN));
        return common(http)
                .securityMatcher(matching(exchange -> isApi(exchange) && hasBearer(exchange)))
                .headers(headers::ofData)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .oauth2ResourceServer(
                        tokens -> tokens.authenticationEntryPoint(refusal).jwt(_ -> {}))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(refusal))
                .authorizeExchange(rules ->
                        rules.pathMatchers(OPEN).permitAll().anyExchange().authenticated())
                .addFilterAfter(limit, SecurityWebFiltersOrder.AUTHORIZATION)
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain people(
            ServerHttpSecurity http,
            GatewaySettings settings,
            SessionLogin sessions,
            LoginStart start,
            UnfinishedLogins unfinished,
            ServerOAuth2AuthorizationRequestResolver requests,
            BackChannelLogout backChannel) {
        var cookie = SessionConfiguration.cookieName(settings);
        var guard = new ForgeryGuard(settings, problems);
        return common(http)
                .securityMatcher(matching(exchange -> isApi(exchange) || isLogin(exchange)))
                .headers(headers::ofData)
                // Without a session there is nothing that another site could use.
                .csrf(forgery -> forgery.csrfTokenRepository(guard.tokens())
                        .csrfTokenRequestHandler(ForgeryGuard.byHeaderOnly())
                        .requireCsrfProtectionMatcher(matching(exchange -> ForgeryGuard.isWrite(exchange)
                                && exchange.getRequest().getCookies().containsKey(cookie)))
                        .accessDeniedHandler(
                                (exchange, _) -> problems.answer(exchange, Problem.of(ProblemType.PAGE_TOO_OLD))))
                .securityContextRepository(sessions)
                .oauth2Login(login -> login.securityContextRepository(sessions)
                        .authorizedClientRepository(start)
                        .authorizationRequestRepository(unfinished)
                        .authorizationRequestResolver(requests)
                        .oidcSessionRegistry(backChannel)
                        .authenticationSuccessHandler(toWhereTheyWereGoing())
                        .authenticationFailureHandler(loginFailed()))
                .oidcLogout(logout -> logout.backChannel(channel -> channel.logoutHandler(backChannel)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(toLogin()))
                .authorizeExchange(rules -> rules.pathMatchers(OPEN)
                        .permitAll()
                        .pathMatchers("/api/**")
                        .authenticated()
                        .anyExchange()
                        .permitAll())
                .addFilterBefore(guard.refusingOtherPages(), SecurityWebFiltersOrder.CSRF)
                .addFilterAfter(guard.givingToken(), SecurityWebFiltersOrder.CSRF)
                .addFilterAfter(limit, SecurityWebFiltersOrder.AUTHORIZATION)
                .build();
    }

    @Bean
    @Order(3)
    SecurityWebFilterChain files(ServerHttpSecurity http) {
        return common(http)
                .headers(headers::ofPages)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(rules -> rules.anyExchange().permitAll())
                .build();
    }

    /** What the services take of methods they say themselves, each at its addresses. */
    @Bean
    StrictServerWebExchangeFirewall firewall() {
        var firewall = new StrictServerWebExchangeFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    ServerExchangeRejectedHandler refusedByTheFirewall() {
        return (exchange, _) -> problems.answer(exchange, Problem.of(ProblemType.NOT_UNDERSTOOD));
    }

    /** A span for every filter costs more than the filters do and tells nobody anything. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    private static ServerHttpSecurity common(ServerHttpSecurity http) {
        return http.logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()));
    }

    private ServerAuthenticationEntryPoint toLogin() {
        return (exchange, _) -> Problems.isNavigation(exchange)
                ? redirect(
                        exchange,
                        UriComponentsBuilder.fromPath("/login")
                                .queryParam(UnfinishedLogins.RETURN, "{path}")
                                .encode()
                                .build(pathAndQuery(exchange)))
                : problems.answer(exchange, Problem.of(ProblemType.LOGIN_NEEDED));
    }

    private static String pathAndQuery(ServerWebExchange exchange) {
        var uri = exchange.getRequest().getURI();
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static ServerAuthenticationSuccessHandler toWhereTheyWereGoing() {
        return (result, _) -> redirect(
                result.getExchange(),
                URI.create(result.getExchange().getAttributeOrDefault(UnfinishedLogins.RETURN, "/")));
    }

    private ServerAuthenticationFailureHandler loginFailed() {
        return (result, failed) -> isFromABookmark(result, failed)
                ? redirect(result.getExchange(), URI.create("/login?" + LoginRequests.AGAIN))
                : problems.answer(result.getExchange(), Problem.of(ProblemType.LOGIN_FAILED));
    }

    /** A login page that was kept, or was open for too long, leads to a login nobody here has begun. */
    private static boolean isFromABookmark(WebFilterExchange result, AuthenticationException failed) {
        return failed instanceof OAuth2AuthenticationException refused
                && refused.getError().getErrorCode().equals("authorization_request_not_found")
                && Problems.isNavigation(result.getExchange())
                && !LoginRequests.isAgain(result.getExchange());
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, URI target) {
        exchange.getResponse().setStatusCode(HttpStatus.FOUND);
        exchange.getResponse().getHeaders().setLocation(target);
        return exchange.getResponse().setComplete();
    }

    private static ServerWebExchangeMatcher matching(Predicate<ServerWebExchange> rule) {
        return exchange -> rule.test(exchange) ? MatchResult.match() : MatchResult.notMatch();
    }

    private static boolean hasBearer(ServerWebExchange exchange) {
        var given = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private static boolean isApi(ServerWebExchange exchange) {
        return firstSegment(exchange).equals("api");
    }

    private static boolean isLogin(ServerWebExchange exchange) {
        return List.of("login", "logout", "oauth2").contains(firstSegment(exchange));
    }

    private static String firstSegment(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication().elements();
        return path.size() > 1 && path.get(1) instanceof PathContainer.PathSegment segment
                ? segment.valueToMatch()
                : "";
    }
}
