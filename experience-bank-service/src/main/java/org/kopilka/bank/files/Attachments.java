package org.kopilka.bank.files;

import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.Document;
import org.kopilka.platform.documents.Indexes;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** Files in GridFS. The driver writes a file's entry after its last piece, so that half a file is never seen. */
@Repository
class Attachments {

    private static final String BUCKET = "attachments";

    private final GridFSBucket bucket;
    private final Indexes indexes;

    Attachments(MongoDatabaseFactory databases, Indexes indexes) {
        this.indexes = indexes;
        this.bucket = GridFSBuckets.create(databases.getMongoDatabase(), BUCKET);
    }

    @EventListener(ApplicationStartedEvent.class)
    void index() {
        indexes.make(BUCKET + ".files", new Index("metadata.practice", Sort.Direction.ASC));
    }

    void add(Attachment attachment, byte[] content) {
        var about = new Document("practice", attachment.practice())
                .append("edition", attachment.edition())
                .append("kind", attachment.kind().word());
        bucket.uploadFromStream(
                new BsonBinary(attachment.id()),
                attachment.name(),
                new ByteArrayInputStream(content),
                new GridFSUploadOptions().metadata(about));
    }

    /** In the order in which they were added. */
    List<Attachment> of(UUID practice) {
        return bucket.find(Filters.eq("metadata.practice", practice))
                .sort(Sorts.ascending("uploadDate", "_id"))
                .map(Attachments::attachment)
                .into(new ArrayList<>());
    }

    Optional<Attachment> find(UUID practice, UUID id) {
        return Optional.ofNullable(
                        bucket.find(Filters.eq("_id", new BsonBinary(id))).first())
                .map(Attachments::attachment)
                .filter(found -> found.practice().equals(practice));
    }

    byte[] content(Attachment attachment) {
        var content = new ByteArrayOutputStream(Math.toIntExact(attachment.size()));
        bucket.downloadToStream(new BsonBinary(attachment.id()), content);
        return content.toByteArray();
    }

    void remove(Attachment attachment) {
        bucket.delete(new BsonBinary(attachment.id()));
    }

    private static Attachment attachment(GridFSFile file) {
        var about = Objects.requireNonNull(file.getMetadata());
        return new Attachment(
                file.getId().asBinary().asUuid(),
                about.get("practice", UUID.class),
                about.getInteger("edition"),
                file.getFilename(),
                FileKind.of(about.getString("kind")),
                file.getLength(),
                file.getUploadDate().toInstant());
    }
}
