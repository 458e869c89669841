package org.kopilka.platform.messages;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.kopilka.platform.documents.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Makes projections and knows all of this service, under {@code /actuator/projections}: GET lists them, POST on one
 * empties it and reads its topics from their start, beside the listeners that go on.
 */
@Endpoint(id = "projections")
public final class Projections {

    /**
     * @param group in which its topics are read: what it has not read yet the broker tells by this name
     * @param documents how many lie in it now
     * @param rebuilding whether its topics are being read from their start
     */
    public record State(String name, String group, Set<String> topics, long documents, boolean rebuilding) {}

    private record Made(Class<?> type, String name, String group, Set<String> topics) {}

    private static final Logger log = LoggerFactory.getLogger(Projections.class);

    private final String service;
    private final MongoTemplate mongo;
    private final Replay replay;
    private final List<Made> all = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> rebuilding = new AtomicReference<>("");

    Projections(String service, MongoTemplate mongo, Replay replay) {
        this.service = service;
        this.mongo = mongo;
        this.replay = replay;
    }

    /**
     * The projection of what some topics tell; call once for each, from where it is kept. Those who listen for it are a
     * group of their own, {@code <service>.<name>}: so a new one reads its topics from their start.
     *
     * @param topics whose messages, read from the start, make all of it
     */
    public <D extends Stored> Projection<D> of(Class<D> type, String... topics) {
        var name = mongo.getCollectionName(type);
        all.add(new Made(type, name, service + "." + name, new TreeSet<>(Set.of(topics))));
        return new Projection<>(type, mongo);
    }

    Set<String> topics() {
        var topics = new TreeSet<String>();
        all.forEach(made -> topics.addAll(made.topics()));
        return topics;
    }

    /** The groups that have to be there, each with its topics. */
    Map<String, Set<String>> groups() {
        return all.stream()
                .filter(made -> !made.topics().isEmpty())
                .collect(Collectors.toMap(Made::group, Made::topics, (a, _) -> a, TreeMap::new));
    }

    /** By name. */
    @ReadOperation
    public List<State> states() {
        return all.stream()
                .sorted(Comparator.comparing(Made::name))
                .map(this::state)
                .toList();
    }

    private State state(Made made) {
        return new State(
                made.name(),
                made.group(),
                made.topics(),
                mongo.estimatedCount(made.type()),
                made.name().equals(rebuilding.get()));
    }

    /**
     * Begins to build a projection anew; GET tells when it stands. A service that ends meanwhile leaves half of it: then
     * ask again.
     *
     * @param name of its collection
     * @return its state, or none if there is no such projection
     */
    @WriteOperation
    public Map<String, Object> rebuild(@Selector String name) {
        var made = all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        var answer = new TreeMap<String, Object>();
        if (made == null) {
            answer.put("error", "There is no projection of that name");
            answer.put("projections", all.stream().map(Made::name).sorted().toList());
        } else if (!rebuilding.compareAndSet("", name)) {
            answer.put("error", "Another is being built: " + rebuilding.get());
        } else {
            Thread.ofPlatform().daemon().name("rebuild-" + name).start(() -> build(made));
            answer.put("rebuilding", name);
        }
        return answer;
    }

    private void build(Made made) {
        try {
            log.info("{} is emptied and built anew from {}", made.name(), made.topics());
            mongo.remove(new Query(), made.type());
            log.info("{} stands: {} messages taken", made.name(), replay.all(made.topics(), made.group()));
        } catch (RuntimeException failed) {
            log.error("{} was not built to its end; ask for it again", made.name(), failed);
        } finally {
            rebuilding.set("");
        }
    }
}
