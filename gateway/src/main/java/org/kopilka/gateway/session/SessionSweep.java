package org.kopilka.gateway.session;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.mongodb.spring.session.ReactiveMongoSessionRepository;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Removes ended sessions every hour; the sandbox's store has no index that would do it. */
@Component
class SessionSweep {

    private final ReactiveMongoOperations mongo;
    private final Clock clock;

    SessionSweep(ReactiveMongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    Mono<Void> sweep() {
        var sessions = ReactiveMongoSessionRepository.DEFAULT_COLLECTION_NAME;
        return mongo.indexOps(sessions)
                .createIndex(new Index(SessionDocuments.EXPIRE_AT, Sort.Direction.ASC))
                .then(mongo.remove(query(where(SessionDocuments.EXPIRE_AT).lt(Date.from(clock.instant()))), sessions))
                .then();
    }
}
