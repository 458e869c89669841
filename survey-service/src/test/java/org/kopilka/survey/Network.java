package org.kopilka.survey;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.testing.Tokens;
import org.kopilka.testing.Topic;

/** A small district for tests: two kindergartens, a school, and who works there. */
public final class Network {

    public static final UUID DISTRICT = UUID.fromString("00000000-0000-4000-8000-0000000000d1");
    public static final UUID KINDERGARTEN = UUID.fromString("00000000-0000-4000-8000-000000000053");
    public static final UUID OTHER_KINDERGARTEN = UUID.fromString("00000000-0000-4000-8000-000000000028");
    public static final UUID SCHOOL = UUID.fromString("00000000-0000-4000-8000-000000000007");

    private Network() {}

    /** Tells of the district and waits until the service knows it. */
    public static void stands(Topic.Broker kafka, InstitutionTree tree) {
        node(kafka, InstitutionTree.ROOT, "Методическая сеть", "network", null);
        node(kafka, DISTRICT, "Район", "district", InstitutionTree.ROOT);
        node(kafka, KINDERGARTEN, "Детский сад № 53", "kindergarten", DISTRICT);
        node(kafka, OTHER_KINDERGARTEN, "Детский сад № 28", "kindergarten", DISTRICT);
        node(kafka, SCHOOL, "Школа № 7", "school", DISTRICT);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> tree.find(SCHOOL).isPresent()
                        && tree.find(KINDERGARTEN).isPresent()
                        && tree.find(OTHER_KINDERGARTEN).isPresent());
    }

    /** One more kindergarten of the district, where nobody works yet. */
    public static UUID anotherKindergarten(Topic.Broker kafka, InstitutionTree tree) {
        var id = UUID.randomUUID();
        node(kafka, id, "Детский сад № " + id.toString().substring(0, 3), "kindergarten", DISTRICT);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> tree.find(id).isPresent());
        return id;
    }

    private static void node(
            Topic.Broker kafka, UUID id, String name, String kind, @org.jspecify.annotations.Nullable UUID parent) {
        var body = new java.util.HashMap<String, Object>(
                Map.of("id", id, "version", 1, "name", name, "kind", kind, "closed", false));
        if (parent != null) {
            body.put("parent", parent);
        }
        kafka.send(InstitutionTree.TOPIC, id.toString(), body);
    }

    public static String districtMethodist() {
        return Tokens.of(new UUID(1, 1), "Методист района", "district-methodist:" + DISTRICT);
    }

    public static String methodistOf(UUID institution) {
        return Tokens.of(new UUID(2, institution.getLeastSignificantBits()), "Методист", "methodist:" + institution);
    }

    public static String headOf(UUID institution) {
        return Tokens.of(new UUID(3, institution.getLeastSignificantBits()), "Заведующий", "head:" + institution);
    }

    public static String educator(UUID person, UUID institution) {
        return Tokens.of(person, "Педагог", "educator:" + institution);
    }
}
