package org.kopilka.gateway.login;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.data.mongodb.core.query.Update.update;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * All logins, kept in the store and for some seconds in memory. What ended at another replica is honoured
 * here until its copy is {@value #SECONDS_KEPT} seconds old; what ended here ends at once.
 */
@Component
class Logins {

    static final long SECONDS_KEPT = 5;
    private static final Duration RIGHT_TO_REFRESH = Duration.ofSeconds(15);

    private final ReactiveMongoOperations mongo;
    private final Clock clock;
    private final Seal seal;
    private final AsyncCache<String, Login> kept = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(SECONDS_KEPT))
            .maximumSize(5_000)
            .buildAsync();

    Logins(ReactiveMongoOperations mongo, Clock clock, Seal seal) {
        this.mongo = mongo;
        this.clock = clock;
        this.seal = seal;
    }

    Mono<Login> find(String id) {
        return Mono.fromFuture(() -> kept.get(id, (key, executor) -> read(key).toFuture()), true);
    }

    /** As the store has it now. */
    Mono<Login> read(String id) {
        return mongo.findById(id, Login.class).flatMap(this::opened);
    }

    Mono<Void> begin(Login login) {
        return mongo.insert(seal.close(login)).then();
    }

    /** Takes the right to refresh this generation; empty if another has it or was faster. */
    Mono<Login> claim(Login login) {
        var now = clock.instant();
        var free = new Criteria()
                .orOperator(where("refreshing").is(null), where("refreshing").lt(now));
        return mongo.findAndModify(
                        query(where("_id")
                                .is(login.id())
                                .and("generation")
                                .is(login.generation())
                                .andOperator(free)),
                        update("refreshing", now.plus(RIGHT_TO_REFRESH)),
                        FindAndModifyOptions.options().returnNew(true),
                        Login.class)
                .flatMap(this::opened);
    }

    Mono<Void> release(Login login) {
        return mongo.updateFirst(
                        query(where("_id").is(login.id()).and("generation").is(login.generation())),
                        update("refreshing", null),
                        Login.class)
                .then();
    }

    /** Keeps the new tokens; empty if the login has ended meanwhile. */
    Mono<Login> renew(Login next) {
        var sealed = seal.close(next);
        return mongo.updateFirst(
                        query(where("_id").is(next.id()).and("generation").is(next.generation() - 1)),
                        update("accessToken", sealed.accessToken())
                                .set("accessUntil", next.accessUntil())
                                .set("refreshToken", sealed.refreshToken())
                                .set("refreshUntil", next.refreshUntil())
                                .set("generation", next.generation())
                                .unset("refreshing"),
                        Login.class)
                .filter(written -> written.getMatchedCount() == 1)
                .map(written -> {
                    kept.synchronous().put(next.id(), next);
                    return next;
                });
    }

    Mono<Void> end(String id) {
        return mongo.remove(query(where("_id").is(id)), Login.class)
                .doOnTerminate(() -> kept.synchronous().invalidate(id))
                .then();
    }

    /** Ends every login of one session at Keycloak. */
    Mono<Void> endAll(String sid) {
        return mongo.find(query(where("sid").is(sid)), Login.class)
                .flatMap(login -> end(login.id()))
                .then();
    }

    /** Seals with today's key what lies in the store otherwise; whatever is refreshed meanwhile is sealed by that. */
    Mono<Void> sealAll() {
        return mongo.findAll(Login.class)
                .filter(stored -> !seal.isCurrent(stored))
                .concatMap(stored -> opened(stored).map(seal::close).flatMap(this::replaceTokens))
                .then();
    }

    private Mono<Void> replaceTokens(Login sealed) {
        return mongo.updateFirst(
                        query(where("_id").is(sealed.id()).and("generation").is(sealed.generation())),
                        update("accessToken", sealed.accessToken()).set("refreshToken", sealed.refreshToken()),
                        Login.class)
                .then();
    }

    private Mono<Login> opened(Login stored) {
        return Mono.justOrEmpty(seal.open(stored));
    }

    Mono<Void> sweep(Instant now) {
        return mongo.remove(query(where("refreshUntil").lt(now)), Login.class).then();
    }
}
