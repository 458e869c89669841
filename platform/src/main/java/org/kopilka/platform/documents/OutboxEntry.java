package org.kopilka.platform.documents;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How a message waits in its document, and how it goes over the wire: CloudEvents 1.0, binary mode, JSON body.
 *
 * @param version of the document with the write that made the message
 */
record OutboxEntry(
        UUID id,
        long version,
        String topic,
        String key,
        String type,
        String source,
        String body,
        Instant at,
        @Nullable String trace) {

    static final String FIELD = "outbox";

    static OutboxEntry of(Document stored) {
        return new OutboxEntry(
                stored.get("id", UUID.class),
                stored.get("version", 0L),
                stored.getString("topic"),
                stored.getString("key"),
                stored.getString("type"),
                stored.getString("source"),
                stored.getString("body"),
                stored.getDate("at").toInstant(),
                stored.getString("trace"));
    }

    Document toDocument() {
        var stored = new Document("id", id)
                .append("version", version)
                .append("topic", topic)
                .append("key", key)
                .append("type", type)
                .append("source", source)
                .append("body", body)
                .append("at", Date.from(at));
        return trace == null ? stored : stored.append("trace", trace);
    }

    ProducerRecord<String, String> toRecord() {
        var sent = new ProducerRecord<>(topic, key, body);
        header(sent, "ce_specversion", "1.0");
        header(sent, "ce_id", id.toString());
        header(sent, "ce_type", type);
        header(sent, "ce_source", source);
        header(sent, "ce_time", at.toString());
        header(sent, "content-type", "application/json");
        if (trace != null) {
            header(sent, "traceparent", trace);
        }
        return sent;
    }

    private static void header(ProducerRecord<String, String> sent, String name, String value) {
        sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
