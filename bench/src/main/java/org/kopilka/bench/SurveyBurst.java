package org.kopilka.bench;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.kopilka.sandbox.Broker;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Ports;
import org.kopilka.sandbox.Store;
import org.kopilka.testing.Http;
import org.kopilka.testing.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A district answers at once: every educator once, each with a token of their own, over the sandbox's store and broker.
 * Ends with 1 unless every answer was accepted and every accepted answer is counted. {@code survey-service} must be
 * packaged. Properties: {@code people} (10000), {@code connections} (64), {@code warm.up} (20000 answers), {@code
 * options} of its JVM.
 */
final class SurveyBurst {

    private static final UUID ROOT = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID DISTRICT = new UUID(0x4000L, 0x8000_0000_0000_00D1L);
    private static final String METHODIST =
            Tokens.of(new UUID(0x4000L, 0x8000_0000_0000_0001L), "Методист", "district-methodist:" + DISTRICT);
    private static final String OPTIONS =
            "-Xms32m -Xmx112m -Xss512k -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"
                    + " --sun-misc-unsafe-memory-access=allow";
    private static final int WORK_AT_ONE = 50;
    /** Counted in answers: on a busy machine the compiler gets to its work late. */
    private static final int WARM_UP = Integer.getInteger("warm.up", 20_000);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Http http;
    private final JsonMapper json;
    private final int port;
    private final List<UUID> people;

    private SurveyBurst(int port, int people) {
        this.port = port;
        this.json = JsonMapper.builder().build();
        this.http = new Http("http://127.0.0.1:" + port, json).as(METHODIST);
        this.people =
                IntStream.range(0, people).mapToObj(_ -> UUID.randomUUID()).toList();
    }

    public static void main(String[] args) throws Exception {
        System.out.println("Load of the machine before: " + Machine.load());
        var dir = Files.createTempDirectory("survey-burst");
        var port = Ports.free();
        var burst = new SurveyBurst(port, Integer.getInteger("people", 10_000));
        boolean complete;
        try (var store = Store.start(Parts.here(), Files.createDirectory(dir.resolve("store")), 0);
                var broker = Broker.start(Parts.here(), Files.createDirectory(dir.resolve("broker")), 0);
                var service = Program.start(
                        dir,
                        "survey-service",
                        System.getProperty("options", OPTIONS),
                        Map.of(
                                "SERVER_PORT", String.valueOf(port),
                                "KOPILKA_MONGO_URI", store.uri(),
                                "KOPILKA_KAFKA", broker.bootstrap(),
                                "KOPILKA_KEYCLOAK", Tokens.keycloak()))) {
            service.await("http://127.0.0.1:" + port + "/actuator/health/liveness");
            burst.tellOfTheDistrict(broker.bootstrap());
            service.await("http://127.0.0.1:" + port + "/actuator/health/readiness");
            var connections = Integer.getInteger("connections", 64);
            System.out.println("To warm up:");
            complete = true;
            for (int given = 0; given < WARM_UP; given += burst.people.size()) {
                complete &= burst.run(service, connections);
            }
            System.out.println("Measured:");
            complete &= burst.run(service, connections);
        }
        System.out.println("Load of the machine after: " + Machine.load());
        System.exit(complete ? 0 : 1);
    }

    private void tellOfTheDistrict(String bootstrap) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "linger.ms", "20"),
                new StringSerializer(),
                new StringSerializer())) {
            institution(producer, ROOT, "Методическая сеть", "network", null);
            institution(producer, DISTRICT, "Район", "district", ROOT);
            for (int number = 0; number * WORK_AT_ONE < people.size(); number++) {
                institution(producer, kindergarten(number), "Детский сад № " + number, "kindergarten", DISTRICT);
            }
            for (int i = 0; i < people.size(); i++) {
                var post = Map.of("institution", at(i), "position", "educator", "role", "educator");
                send(
                        producer,
                        "kopilka.staff.educator",
                        people.get(i),
                        Map.of(
                                "id",
                                people.get(i),
                                "version",
                                1,
                                "familyName",
                                "Педагогова",
                                "givenName",
                                "Анна",
                                "posts",
                                List.of(post),
                                "left",
                                false));
            }
        }
    }

    private void institution(
            KafkaProducer<String, String> producer, UUID id, String name, String kind, @Nullable UUID parent) {
        var body = new HashMap<String, Object>(
                Map.of("id", id, "version", 1, "name", name, "kind", kind, "closed", false));
        if (parent != null) {
            body.put("parent", parent);
        }
        send(producer, "kopilka.staff.institution", id, body);
    }

    private void send(KafkaProducer<String, String> producer, String topic, UUID id, Object body) {
        var message = new ProducerRecord<>(topic, id.toString(), json.writeValueAsString(body));
        message.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
        message.headers().add("ce_type", "sample".getBytes(StandardCharsets.US_ASCII));
        producer.send(message);
    }

    private static UUID kindergarten(int number) {
        return new UUID(0x4000L, 0x8000_0000_0001_0000L + number);
    }

    private static UUID at(int person) {
        return kindergarten(person / WORK_AT_ONE);
    }

    /** One wave from its opening to its results; true if all answered and all are counted. */
    private boolean run(Program service, int connections) throws Exception {
        var wave = open();
        var requests = requests(wave);
        var before = service.cpu();
        var load = new ClosedLoad(new InetSocketAddress("127.0.0.1", port), requests.iterator());
        var result = load.run(connections, PATIENCE, requests.size());
        var spent = service.cpu().minus(before);
        System.out.printf(
                "%5d connections: %d answers %s, %.0f/s, p50 %.1f ms, p99 %.1f ms, slowest %.0f ms,"
                        + " %.3f ms of CPU each, %d MB resident%n",
                connections,
                result.count(),
                result.answers(),
                result.perSecond(),
                result.millisAt(0.5),
                result.millisAt(0.99),
                result.millisAt(1),
                spent.toNanos() / 1e6 / Math.max(1, result.count()),
                service.residentMegabytes());
        int accepted = result.answers().getOrDefault(201, 0);
        var ended = System.nanoTime();
        await(() -> wave(wave).at("/answered").asInt() == accepted);
        System.out.printf("All counted %.1f s after the last answer%n", (System.nanoTime() - ended) / 1e9);
        http.ifMatch(wave(wave).at("/version").asLong())
                .put("/api/surveys/waves/" + wave + "/status", Map.of("status", "closed"));
        await(() -> wave(wave).at("/settled").asBoolean());
        var shown = http.get("/api/surveys/waves/" + wave + "/results").body();
        System.out.printf(
                "Accepted %d, in the results %d, ranked by %d%n",
                accepted,
                shown.at("/answers").asInt(),
                shown.at("/questions/3/answered").asInt());
        return accepted == people.size()
                && shown.at("/answers").asInt() == accepted
                && shown.at("/questions/3/answered").asInt() == accepted;
    }

    private UUID open() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var plan = Map.of(
                "title", "Востребованность форм",
                "questionnaire", questionnaire().at("/id").asString(),
                "institutions", List.of(DISTRICT),
                "opens", today.toString(),
                "closes", today.plusDays(7).toString(),
                "anonymous", true);
        var made = http.post("/api/surveys/waves", Map.of("owner", DISTRICT, "plan", plan));
        if (made.status() != 201) {
            throw new IllegalStateException("No wave: " + made.body());
        }
        var id = UUID.fromString(made.text("/id"));
        http.ifMatch(1).put("/api/surveys/waves/" + id + "/status", Map.of("status", "open"));
        await(() -> wave(id).at("/invited").asInt() == people.size());
        return id;
    }

    private JsonNode questionnaire() {
        return http.get("/api/surveys/questionnaires").body().at("/items/0");
    }

    private JsonNode wave(UUID id) {
        return http.get("/api/surveys/waves/" + id).body();
    }

    private static void await(java.util.concurrent.Callable<Boolean> met) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(met);
    }

    /** Signed before, so that only the service's work is measured. */
    private List<byte[]> requests(UUID wave) {
        var forms = new ArrayList<String>();
        http.get("/api/surveys/questionnaires/" + questionnaire().at("/id").asString())
                .body()
                .at("/form/questions/3/choices")
                .forEach(choice -> forms.add(choice.at("/name").asString()));
        return IntStream.range(0, people.size())
                .parallel()
                .mapToObj(person -> request(wave, person, forms))
                .toList();
    }

    private byte[] request(UUID wave, int person, List<String> forms) {
        var random = new Random(person);
        var ranked = new ArrayList<>(forms);
        Collections.shuffle(ranked, random);
        var values = new LinkedHashMap<String, Object>();
        values.put("position", "educator");
        values.put("experience", random.nextInt(40));
        values.put("took_part", ranked.subList(0, 3));
        values.put("demand", ranked);
        values.put("usefulness", Integer.toString(1 + random.nextInt(5)));
        values.put("wants_to_show", "no");
        values.put("ask", "Вопрос " + person);
        var body = json.writeValueAsBytes(Map.of("values", values));
        var head = "PUT /api/surveys/waves/" + wave + "/answers/mine HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nAuthorization: Bearer "
                + Tokens.of(people.get(person), "Анна Педагогова", "educator:" + at(person))
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\nAccept-Language: ru\r\nUser-Agent: bench\r\n\r\n";
        var request = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
        System.arraycopy(body, 0, request, head.length(), body.length);
        return request;
    }
}
