package org.kopilka.gateway.login;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kopilka.gateway.GatewaySettings;
import org.kopilka.gateway.routes.UpstreamHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Remembers who has signed in from which browser, and tells it with an answer to a survey, so that accounts which one
 * person uses are not taken for several. A browser is known by a random cookie, of which a hash is kept. Without the
 * store requests go on and nothing is told.
 */
@Component
class Browsers implements GlobalFilter, Ordered {

    /** @param id the hash of the cookie, hex; {@code people} as services know them */
    @Document("browsers")
    record Known(@Id String id, Set<String> people, @Indexed Instant seen) {}

    private static final Logger log = LoggerFactory.getLogger(Browsers.class);
    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern COOKIE = Pattern.compile("[0-9a-f]{48}");
    private static final Pattern ANSWER = Pattern.compile("/api/surveys/waves/[^/]+/answers/mine");

    private final SecureRandom random = new SecureRandom();
    private final ReactiveMongoOperations mongo;
    private final Clock clock;
    private final boolean https;
    private final Cache<String, Boolean> remembered = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofHours(1))
            .maximumSize(20_000)
            .build();

    Browsers(ReactiveMongoOperations mongo, Clock clock, GatewaySettings settings) {
        this.mongo = mongo;
        this.clock = clock;
        this.https = settings.isHttps();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        @Nullable String token = exchange.getAttribute(UpstreamHeaders.TOKEN);
        if (token == null) {
            return chain.filter(exchange);
        }
        var browser = hash(cookie(exchange));
        return remember(browser, person(Claims.of(token)))
                .then(Mono.defer(() -> isAnswer(exchange) ? tell(exchange, browser) : Mono.empty()))
                .timeout(PATIENCE)
                .onErrorResume(away -> {
                    log.warn("Who signed in from a browser is not known now: {}", away.toString());
                    return Mono.empty();
                })
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private String cookie(ServerWebExchange exchange) {
        var name = https ? "__Host-kopilka-browser" : "kopilka-browser";
        var sent = exchange.getRequest().getCookies().getFirst(name);
        if (sent != null && COOKIE.matcher(sent.getValue()).matches()) {
            return sent.getValue();
        }
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var made = HexFormat.of().formatHex(bytes);
        exchange.getResponse()
                .addCookie(ResponseCookie.from(name, made)
                        .path("/")
                        .httpOnly(true)
                        .secure(https)
                        .sameSite("Lax")
                        .maxAge(KEPT)
                        .build());
        return made;
    }

    private Mono<Void> remember(String browser, String person) {
        var key = browser + person;
        return remembered.getIfPresent(key) != null
                ? Mono.empty()
                : mongo.upsert(
                                query(where("_id").is(browser)),
                                new Update().addToSet("people", person).set("seen", clock.instant()),
                                Known.class)
                        .doOnNext(_ -> remembered.put(key, true))
                        .then();
    }

    private Mono<Void> tell(ServerWebExchange exchange, String browser) {
        return mongo.findById(browser, Known.class)
                .doOnNext(known ->
                        exchange.getAttributes().put(UpstreamHeaders.BROWSER_PEOPLE, String.join(",", known.people())))
                .then();
    }

    private static boolean isAnswer(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod() == HttpMethod.PUT
                && ANSWER.matcher(exchange.getRequest().getPath().value()).matches();
    }

    /** As services read it. */
    private static String person(Claims claims) {
        var person = claims.text("person");
        return person == null ? String.valueOf(claims.text("sub")) : person;
    }

    private static String hash(String cookie) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Scheduled(initialDelay = 20, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    Mono<Void> forget() {
        return mongo.remove(query(where("seen").lt(clock.instant().minus(KEPT))), Known.class)
                .then();
    }

    /** After the relay, which finds the person's token. */
    @Override
    public int getOrder() {
        return 2;
    }
}
