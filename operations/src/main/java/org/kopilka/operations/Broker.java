package org.kopilka.operations;

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
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
        var groups = groups();
        var ours = heard().keySet().stream().filter(groups::contains).toList();
        return get(admin.describeConsumerGroups(ours).all()).values().stream()
                .filter(group -> !group.members().isEmpty())
                .map(ConsumerGroupDescription::groupId)
                .sorted()
                .toList();
    }

    private Set<String> groups() {
        return get(admin.listGroups().all()).stream().map(GroupListing::groupId).collect(Collectors.toSet());
    }

    /** Takes all topics away and how far each was read: both may be newer than what is restored. */
    int clear() {
        var groups = heard().keySet().stream()
                .flatMap(service -> Stream.of(service, service + "-dead-letters"))
                .filter(groups()::contains)
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
            var read = groups().contains(service)
                    ? get(admin.listConsumerGroupOffsets(service).partitionsToOffsetAndMetadata())
                    : Map.<TopicPartition, OffsetAndMetadata>of();
            ends.forEach((partition, end) -> {
                var at = read.get(partition);
                var left = end - (at == null ? 0 : at.offset());
                if (left > 0) {
                    unread.merge(service, left, Long::sum);
                }
            });
        });
        return unread;
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
