package org.kopilka.platform.sample;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.actor.AnyMethodist;
import org.kopilka.platform.actor.Anyone;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Outbox;
import org.kopilka.platform.documents.Outgoing;
import org.kopilka.platform.documents.RetryOnLostRace;
import org.kopilka.platform.documents.Stored;
import org.kopilka.platform.messages.Projection;
import org.kopilka.platform.messages.Projections;
import org.kopilka.platform.messages.ServiceTopics;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.platform.web.Versioned;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service as small as can be: jars with coins in them, told on a topic and heard from it. */
@SpringBootApplication
public class SampleService {

    public static final String TOPIC = "kopilka.sample.jar";

    public static void main(String[] args) {
        SpringApplication.run(SampleService.class, args);
    }

    @Bean
    ServiceTopics topics() {
        return new ServiceTopics(List.of(TOPIC), List.of(TOPIC));
    }

    @Document("jars")
    record Jar(@Id UUID id, long version, String label, int coins) implements Stored {}

    public record JarV1(UUID id, long version, String label, int coins) {}

    @Document("heard_jars")
    record HeardJar(@Id UUID id, long version, int coins) implements Stored {}

    @Document("heard_labels")
    record HeardLabel(@Id UUID id, long version, String label) implements Stored {}

    @Service
    static class Jars {

        private final Documents<Jar> documents;

        Jars(Outbox outbox) {
            documents = outbox.of(Jar.class).telling(Set.of(TOPIC), jar -> List.of(told(jar)));
        }

        Optional<Jar> find(UUID id) {
            return documents.find(id);
        }

        long save(Jar jar) {
            return documents.save(jar, told(jar));
        }

        private static Outgoing told(Jar jar) {
            return Outgoing.state(TOPIC, jar.id(), version -> new JarV1(jar.id(), version, jar.label(), jar.coins()));
        }

        @RetryOnLostRace
        public void drop(UUID id) {
            var jar = find(id).orElseThrow(Refusal::notFound);
            save(new Jar(id, jar.version(), jar.label(), jar.coins() + 1));
        }
    }

    @RestController
    static class JarController {

        record NewJar(@NotBlank String label, @Nullable Visibility visibility) {}

        private final Jars jars;
        private final NewIds ids;
        final AtomicInteger made = new AtomicInteger();

        JarController(Jars jars, NewIds ids) {
            this.jars = jars;
            this.ids = ids;
        }

        @AnyMethodist
        @PostMapping("/api/sample/jars")
        @Succeeds(201)
        ResponseEntity<?> make(@Valid @RequestBody NewJar body) {
            var id = ids.next();
            var version = jars.save(new Jar(id, 0, body.label(), 0));
            made.incrementAndGet();
            return Versioned.created("/api/sample/jars/" + id, new JarV1(id, version, body.label(), 0), version);
        }

        record Wish(String words, List<String> more) {}

        @Anyone
        @PostMapping("/api/sample/public/wishes")
        Wish wish(@Valid @RequestBody Wish body) {
            return body;
        }

        enum Colour {
            RED
        }

        /** A field of each type. */
        record Label(
                @Nullable @NotBlank @Size(max = 20) String text,
                @Nullable Integer whole,
                @Nullable Double part,
                @Nullable Boolean yes,
                @Nullable LocalDate day,
                @Nullable LocalDateTime time,
                @Nullable UUID id,
                @Nullable Colour colour,
                @Nullable List<String> words,
                boolean plain) {}

        @AnyMember
        @PostMapping("/api/sample/labels")
        Label label(@Valid @RequestBody Label body) {
            return body;
        }

        @AnyMember
        @GetMapping("/api/sample/texts")
        List<String> text(@RequestParam String q) {
            return List.of(q);
        }

        @AnyMember
        @GetMapping("/api/sample/days")
        LocalDate day(@RequestParam LocalDate on) {
            return on;
        }

        @AnyMember
        @PostMapping("/api/sample/jars/{id}/coins")
        void drop(@PathVariable UUID id) {
            jars.drop(id);
        }

        @AnyMember
        @PutMapping("/api/sample/jars/{id}")
        ResponseEntity<?> relabel(@PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody NewJar body) {
            var jar = jars.find(id).orElseThrow(Refusal::notFound);
            expected.check(jar.version());
            var version = jars.save(new Jar(id, jar.version(), body.label(), jar.coins()));
            return Versioned.ok(new JarV1(id, version, body.label(), jar.coins()), version);
        }

        @AnyMember
        @GetMapping("/api/sample/jars/{id}")
        ResponseEntity<?> show(@PathVariable UUID id) {
            var jar = jars.find(id).orElseThrow(Refusal::notFound);
            return Versioned.ok(new JarV1(id, jar.version(), jar.label(), jar.coins()), jar.version());
        }
    }

    @RestController
    static class OwnerController {

        record Owner(UUID id, String secret) {}

        private final Audit audit;

        OwnerController(Audit audit) {
            this.audit = audit;
        }

        @AnyMember
        @ShowsRecords
        @GetMapping("/api/sample/owners/{id}")
        Owner show(Actor actor, @PathVariable UUID id) {
            audit.looked(actor, "owner", id);
            return new Owner(id, "собирает на море");
        }

        @AnyMember
        @ShowsRecords
        @GetMapping("/api/sample/owners/{id}/unsaid")
        Owner showUnsaid(@PathVariable UUID id) {
            return new Owner(id, "собирает на море");
        }
    }

    /** Fails on a jar labelled "cursed" until it is healed. */
    @Component
    public static class JarListener {

        public volatile boolean healed;
        public final AtomicInteger heard = new AtomicInteger();
        /** By jar, the trace in whose name it was heard last. */
        public final Map<UUID, String> traces = new ConcurrentHashMap<>();

        private final Projection<HeardJar> projection;

        JarListener(Projections projections) {
            projection = projections.of(HeardJar.class, TOPIC);
        }

        @KafkaListener(topics = TOPIC, groupId = "${spring.application.name}.heard_jars")
        void on(JarV1 jar) {
            if (jar.label().equals("cursed") && !healed) {
                throw new IllegalStateException("This jar is cursed");
            }
            projection.keep(new HeardJar(jar.id(), jar.version(), jar.coins()));
            traces.put(jar.id(), String.valueOf(MDC.get("traceId")));
            heard.incrementAndGet();
        }

        public Optional<Integer> coins(UUID id) {
            return projection.find(id).map(HeardJar::coins);
        }
    }

    /** Another copy of what the same topic tells. */
    @Component
    public static class LabelListener {

        /** By jar, how often it was heard. */
        public final Map<UUID, Integer> heard = new ConcurrentHashMap<>();

        private final Projection<HeardLabel> projection;

        LabelListener(Projections projections) {
            projection = projections.of(HeardLabel.class, TOPIC);
        }

        @KafkaListener(topics = TOPIC, groupId = "${spring.application.name}.heard_labels")
        void on(JarV1 jar) {
            projection.keep(new HeardLabel(jar.id(), jar.version(), jar.label()));
            heard.merge(jar.id(), 1, Integer::sum);
        }

        public Optional<String> label(UUID id) {
            return projection.find(id).map(HeardLabel::label);
        }
    }
}
