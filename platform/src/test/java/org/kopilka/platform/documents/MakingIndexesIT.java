package org.kopilka.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MakingIndexesIT {

    @Document("shelves")
    @CompoundIndex(def = "{'room': 1, 'number': 1}")
    record Shelf(@Id UUID id, String room, int number) {}

    private MongoClient client;
    private MongoTemplate mongo;
    private org.kopilka.platform.documents.Indexes indexes;

    @BeforeEach
    void connect() {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(Backing.mongo()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        mongo = new MongoTemplate(client, "shelves-" + UUID.randomUUID());
        indexes = new org.kopilka.platform.documents.Indexes(mongo);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void is_content_with_one_that_has_another_name() {
        mongo.getCollection("shelves").createIndex(Indexes.ascending("room"), new IndexOptions().name("rooms"));

        indexes.make("shelves", new Index("room", Sort.Direction.ASC));

        assertThat(names()).containsExactlyInAnyOrder("_id_", "rooms");
    }

    @Test
    void takes_one_with_another_expiry_and_one_that_is_unique_now() {
        indexes.make("shelves", new Index("at", Sort.Direction.ASC).expire(Duration.ofDays(1)));
        indexes.make("shelves", new Index("number", Sort.Direction.ASC));

        indexes.make("shelves", new Index("at", Sort.Direction.ASC).expire(Duration.ofDays(2)));
        indexes.make("shelves", new Index("number", Sort.Direction.ASC).unique());

        assertThat(names()).containsExactlyInAnyOrder("_id_", "at_1", "number_1");
        assertThat(mongo.getCollection("shelves").listIndexes())
                .filteredOn(index -> index.getString("name").equals("at_1"))
                .extracting(
                        index -> index.get("expireAfterSeconds", Number.class).longValue())
                .containsExactly(Duration.ofDays(2).toSeconds());
    }

    @Test
    void drops_a_former_one_when_those_that_are_declared_are_there() {
        mongo.getCollection("shelves").createIndex(Indexes.ascending("room"), new IndexOptions().name("rooms"));

        indexes.no(Shelf.class, "{room: 1}").start();
        indexes.start();

        assertThat(names()).containsExactlyInAnyOrder("_id_", "room_1_number_1");
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        mongo.getCollection("shelves").listIndexes().forEach(index -> names.add(index.getString("name")));
        return names;
    }
}
