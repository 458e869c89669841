package org.kopilka.platform.actor;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.actor.Visibility.Kind;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.testing.Backing;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeeingDocumentsIT {

    private static final UUID SCHOOL = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final Actor TEACHER =
            new Actor(UUID.randomUUID(), "Вера", List.of(new Membership(Role.EDUCATOR, SCHOOL, null)));

    @Document("letters")
    record Letter(@Id UUID id, UUID owner, Visibility visibility) {}

    private final Access access = new Access(new InstitutionTree());

    @Test
    void finds_just_what_the_same_rule_shows_in_hand() {
        var letters = List.of(
                letter(SCHOOL, new Visibility(Kind.INSTITUTION, Set.of())),
                letter(OTHER, new Visibility(Kind.INSTITUTION, Set.of())),
                letter(OTHER, new Visibility(Kind.CHOSEN, Set.of(SCHOOL))),
                letter(OTHER, new Visibility(Kind.CHOSEN, Set.of(OTHER))),
                letter(OTHER, new Visibility(Kind.NETWORK, Set.of())));
        try (var client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(Backing.mongo()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build())) {
            var mongo = new MongoTemplate(client, "letters-" + SCHOOL);
            mongo.insertAll(letters);
            mongo.getCollection("letters").insertOne(leftFromBefore());

            assertThat(mongo.find(Query.query(access.visibleTo(TEACHER)), Letter.class))
                    .containsExactlyInAnyOrderElementsOf(letters.stream()
                            .filter(letter -> access.sees(TEACHER, letter.owner(), letter.visibility()))
                            .toList())
                    .hasSize(3);
        }
    }

    @Test
    void chooses_nobody_unless_the_kind_says_so() {
        assertThat(new Visibility(Kind.INSTITUTION, Set.of(SCHOOL)).chosen()).isEmpty();
        assertThat(new JsonMapper()
                        .readValue("{\"kind\":\"chosen\"}", Visibility.class)
                        .chosen())
                .isEmpty();
    }

    private static Letter letter(UUID owner, Visibility visibility) {
        return new Letter(UUID.randomUUID(), owner, visibility);
    }

    /** For the institution alone, but with the list it was once chosen for. */
    private static org.bson.Document leftFromBefore() {
        return new org.bson.Document("_id", UUID.randomUUID())
                .append("owner", OTHER)
                .append("visibility", new org.bson.Document("kind", "INSTITUTION").append("chosen", List.of(SCHOOL)));
    }
}
