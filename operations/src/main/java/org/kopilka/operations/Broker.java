package org.kopilka.operations;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The broker's topics, and the groups that read them. */
final class Broker implements AutoCloseable {

    private static final Pattern LETTERS = Pattern.compile("(kopilka\\..+)\\.([a-z-]+)\\.dlt");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String address;
    private final Admin admin;

    /** @param login what Kafka's client is told of it */
    Broker(String address, Map<String, String> login) {
        this.address = address;
        var told = new HashMap<String, Object>(login);
        told.put("bootstrap.servers", address);
        told.put("request.timeout.ms", "10000");
        told.put("default.api.timeout.ms", "15000");
        try {
            admin = Admin.create(told);
        } catch (KafkaException bad) {
            throw new Trouble(
                    "KOPILKA_KAFKA says %s, which is no address of a broker that can be found.".formatted(address),
                    bad);
        }
    }

    /** Those of the network. */
    Set<String> topics() {
        return get(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith("kopilka."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Services by the topics they hear: each has its own dead letters for each of them. */
    private Map<String, Set<String>> heard() {
        var heard = new TreeMap<String, Set<String>>();
        for (var topic : topics()) {
            var letters = LETTERS.matcher(topic);
            if (letters.matches()) {
                heard.computeIfAbsent(letters.group(2), _ -> new TreeSet<>()).add(letters.group(1));
            }
        }
        return heard;
    }

    /** Services of which a process reads now. */
    List<String> running() {
        var services = heard().keySet();
        var ours = groups().stream()
                .filter(group -> services.stream().anyMatch(service -> isOf(service, group)))
                .toList();
        return get(admin.describeConsumerGroups(ours).all()).values().stream()
                .filter(group -> !group.members().isEmpty())
                .map(group -> service(group.groupId()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Each of its projections is one, {@code <service>.<projection>}; in former versions the service was. */
    private static boolean isOf(String service, String group) {
        return service(group).equals(service);
    }

    private static String service(String group) {
        return group.split("\\.")[0];
    }

    private Set<String> groups() {
        return get(admin.listGroups().all()).stream().map(GroupListing::groupId).collect(Collectors.toSet());
    }

    /** Takes all topics away and how far each was read: both may be newer than what is restored. */
    int clear() {
        var services = heard().keySet();
        var groups = groups().stream()
                .filter(group -> services.stream()
                        .anyMatch(service -> isOf(service, group) || group.equals(service + "-dead-letters")))
                .toList();
        try {
            get(admin.deleteConsumerGroups(groups).all());
        } catch (GroupIdNotFoundException gone) {
            // Which is what we wanted.
        }
        var topics = topics();
        try {
            get(admin.deleteTopics(topics).all());
        } catch (UnknownTopicOrPartitionException gone) {
            // Which is what we wanted.
        }
        Patience.until(
                PATIENCE,
                () -> topics().isEmpty(),
                () -> "Kafka at %s does not let go of its topics: %s.".formatted(address, topics()));
        return topics.size();
    }

    /** How many messages each service has still to read; only those that have. */
    Map<String, Long> unread() {
        var unread = new TreeMap<String, Long>();
        heard().forEach((service, topics) -> {
            var ends = ends(topics);
            var reading = groups().stream()
                    .filter(group -> isOf(service, group) && !group.equals(service))
                    .map(this::read)
                    .toList();
            ends.forEach((partition, end) -> {
                var left = reading.stream()
                        .filter(group -> group.containsKey(partition))
                        .mapToLong(group -> end - requireNonNull(group.get(partition)))
                        .max()
                        .orElse(end);
                if (left > 0) {
                    unread.merge(service, left, Long::sum);
                }
            });
        });
        return unread;
    }

    /** How far a group is on each partition of which it is, or was, in charge. */
    private Map<TopicPartition, Long> read(String group) {
        var read = new HashMap<TopicPartition, Long>();
        get(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                .flatMap(described -> described.members().stream())
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .forEach(partition -> read.put(partition, 0L));
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, at) -> read.put(partition, at == null ? 0 : at.offset()));
        return read;
    }

    private Map<TopicPartition, Long> ends(Collection<String> topics) {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        get(admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition ->
                                latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        return get(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException gone) {
                throw gone;
            }
            if (failed.getCause() instanceof UnknownTopicOrPartitionException gone) {
                throw gone;
            }
            throw new Trouble(
                    "Kafka at %s does not do what it is asked: %s; see that it runs, and what KOPILKA_KAFKA says."
                            .formatted(address, String.valueOf(failed.getCause())),
                    failed);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while Kafka was asked.", hurry);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
