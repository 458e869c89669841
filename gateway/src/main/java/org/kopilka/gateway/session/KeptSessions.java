package org.kopilka.gateway.session;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mongodb.spring.session.MongoSession;
import org.mongodb.spring.session.ReactiveMongoSessionRepository;
import org.springframework.context.annotation.Primary;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Spares the store: a session is read once in some seconds, and written when it changed or when its last use as
 * stored is a minute old. Without this every request would cost a read and a write.
 */
@Primary
@Component
class KeptSessions implements ReactiveSessionRepository<MongoSession> {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration USE_NOTED = Duration.ofMinutes(1);

    private final ReactiveMongoSessionRepository store;
    private final AsyncCache<String, Kept> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(20_000).buildAsync();

    KeptSessions(ReactiveMongoSessionRepository store) {
        this.store = store;
    }

    /** A session that gets no attribute is never stored. */
    @Override
    public Mono<MongoSession> createSession() {
        return Mono.fromSupplier(
                () -> new MongoSession(UUID.randomUUID().toString(), SessionConfiguration.IDLE.toSeconds()));
    }

    @Override
    public Mono<MongoSession> findById(String id) {
        return Mono.fromFuture(
                        () -> kept.get(
                                id,
                                (key, executor) ->
                                        store.findById(key).map(Kept::of).toFuture()),
                        true)
                .map(Kept::session);
    }

    @Override
    public Mono<Void> save(MongoSession session) {
        var known = kept.getIfPresent(session.getId());
        var before = known == null ? null : known.getNow(null);
        if (before != null && before.isStill(session)) {
            return Mono.empty();
        }
        return store.save(session).doOnSuccess(_ -> kept.synchronous().put(session.getId(), Kept.of(session)));
    }

    @Override
    public Mono<Void> deleteById(String id) {
        return store.deleteById(id).doOnTerminate(() -> kept.synchronous().invalidate(id));
    }

    /** What is stored; every request gets a session object of its own from it. */
    private record Kept(String id, Duration idle, Instant used, Map<String, String> attributes) {

        static Kept of(MongoSession session) {
            return new Kept(
                    session.getId(),
                    session.getMaxInactiveInterval(),
                    session.getLastAccessedTime(),
                    attributes(session));
        }

        MongoSession session() {
            var session = new MongoSession(id, idle.toSeconds());
            session.setLastAccessedTime(used);
            attributes.forEach(session::setAttribute);
            return session;
        }

        boolean isStill(MongoSession session) {
            return idle.equals(session.getMaxInactiveInterval())
                    && session.getLastAccessedTime().isBefore(used.plus(USE_NOTED))
                    && attributes.equals(attributes(session));
        }

        private static Map<String, String> attributes(MongoSession session) {
            return session.getAttributeNames().stream()
                    .collect(Collectors.toUnmodifiableMap(name -> name, name -> session.getRequiredAttribute(name)));
        }
    }
}
