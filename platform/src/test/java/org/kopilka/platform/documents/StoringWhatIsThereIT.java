package org.kopilka.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.util.UUID;
import org.apache.kafka.clients.producer.MockProducer;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Backing;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoringWhatIsThereIT {

    @Document("plates")
    record Plate(@Id UUID id, long version, String number) implements Stored {}

    private final UUID ofThisRequest = UUID.randomUUID();
    private MongoClient client;
    private Documents<Plate> plates;

    @BeforeEach
    void connect() {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(Backing.mongo()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        var mongo = new MongoTemplate(client, "plates-" + ofThisRequest);
        mongo.indexOps("plates").createIndex(new Index("number", Sort.Direction.ASC).unique());
        var clock = Clock.systemUTC();
        var relay = new Relay(() -> new MockProducer<>(), clock);
        plates = new Outbox(
                        mongo,
                        new JsonMapper(),
                        clock,
                        "/test",
                        () -> null,
                        relay,
                        new Indexes(mongo),
                        ofThisRequest::equals)
                .of(Plate.class);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void is_content_with_what_an_earlier_try_of_the_request_stored() {
        plates.save(new Plate(ofThisRequest, 0, "A 1"));

        assertThat(plates.save(new Plate(ofThisRequest, 0, "A 1"))).isEqualTo(1);
    }

    @Test
    void refuses_a_unique_value_that_another_document_has() {
        plates.save(new Plate(UUID.randomUUID(), 0, "A 1"));

        assertThatThrownBy(() -> plates.save(new Plate(ofThisRequest, 0, "A 1")))
                .isInstanceOf(AlreadyStored.class);
        assertThat(plates.find(ofThisRequest)).isEmpty();
    }
}
