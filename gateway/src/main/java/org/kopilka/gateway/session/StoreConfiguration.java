package org.kopilka.gateway.session;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.connection.TransportSettings;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Mono;

/**
 * A person waits for the page, not for the store: what does not come in some seconds is told as a fault. The JDK's
 * own sockets do for the few reads that are left; event loops of their own would cost memory and two seconds at the
 * end.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    MongoClientSettings store(@Value("${spring.mongodb.uri}") String uri) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applicationName("gateway")
                .transportSettings(TransportSettings.asyncBuilder().build())
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(5, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(16))
                .build();
    }

    /** Asked by a word that costs the server nothing. */
    @Bean
    ReactiveHealthIndicator mongoHealthIndicator(ReactiveMongoTemplate store) {
        return () -> store.executeCommand("{ping: 1}")
                .map(_ -> Health.up().build())
                .onErrorResume(away -> Mono.just(Health.down(away).build()));
    }
}
