package org.kopilka.platform.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import org.kopilka.platform.documents.Indexes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The audit log of a service. */
@AutoConfiguration
@Import({AuditController.class, NothingUnsaid.class})
public class AuditConfiguration {

    @Bean
    Looks looks(MongoTemplate mongo, MeterRegistry metrics) {
        return new Looks(mongo, metrics);
    }

    @Bean
    Audit audit(MongoTemplate mongo, Indexes indexes, Looks looks, Clock clock) {
        indexes.of(Entry.class);
        return new Audit(mongo, looks, clock);
    }

    /** Of a service that knows nobody. */
    @Bean
    @ConditionalOnMissingBean
    Workplaces workplaces() {
        return _ -> Set.of();
    }
}
