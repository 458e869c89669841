package org.kopilka.platform.documents;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.WriteConcern;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Documents with their outbox, its relay and its sweeper. */
@AutoConfiguration(before = DataMongoAutoConfiguration.class)
public class DocumentsConfiguration {

    /** A write is acknowledged once most members of the replica set have it in their journal. */
    @Bean
    MongoClientSettingsBuilderCustomizer acknowledgedMeansKept() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Who waits is told within the time it takes a replica set to elect another primary. */
    @Bean
    MongoClientSettingsBuilderCustomizer notWaitedForLong() {
        return settings -> settings.applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(10, SECONDS));
    }

    /** Asked by a word that costs the server nothing. */
    @Bean
    HealthIndicator mongoHealthIndicator(MongoTemplate mongo) {
        return new AbstractHealthIndicator("MongoDB does not answer") {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                mongo.executeCommand("{ping: 1}");
                health.up();
            }
        };
    }

    @Bean
    MongoCustomConversions daysAsText() {
        return new MongoCustomConversions(Days.CONVERTERS);
    }

    @Bean
    Indexes indexes(MongoTemplate mongo) {
        return new Indexes(mongo);
    }

    @Bean
    Days days(MongoTemplate mongo) {
        return new Days(mongo);
    }

    @Bean
    Relay relay(ProducerFactory<?, ?> producers, Clock clock) {
        return new Relay(producers, clock);
    }

    @Bean
    Outbox outbox(
            MongoTemplate mongo,
            JsonMapper json,
            Clock clock,
            @Value("${spring.application.name}") String service,
            Tracer tracer,
            Relay relay,
            Indexes indexes,
            Predicate<UUID> idsOfRepeatedRequests) {
        CurrentTrace trace = () -> {
            var span = tracer.currentSpan();
            if (span == null) {
                return null;
            }
            var context = span.context();
            return "00-%s-%s-%s"
                    .formatted(
                            context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
        };
        return new Outbox(mongo, json, clock, "/" + service, trace, relay, indexes, idsOfRepeatedRequests);
    }

    @Bean
    Retelling retelling(Outbox outbox, Relay relay, MongoTemplate mongo, Clock clock) {
        return new Retelling(outbox, relay, mongo, clock);
    }

    @Bean
    Sweeper sweeper(Outbox outbox, Relay relay, Retelling retelling, Clock clock, MeterRegistry metrics) {
        return new Sweeper(outbox, relay, retelling, clock, metrics);
    }
}
