package org.kopilka.survey.answers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** The answers of all waves, in a collection of their own that shares no key with the tickets. */
@Repository
public class Answers {

    /** @param id of the answer, where a list goes on behind it */
    public record OpenAnswer(UUID id, String text) {}

    private static final String COLLECTION = "answers";
    private static final int BATCH = 1_000;

    private final MongoTemplate mongo;
    private final MongoCollection<Document> answers;

    Answers(MongoTemplate mongo) {
        this.mongo = mongo;
        this.answers = mongo.getCollection(COLLECTION);
    }

    @EventListener(ApplicationStartedEvent.class)
    void index() {
        mongo.indexOps(COLLECTION)
                .createIndex(new Index("wave", Sort.Direction.ASC).on("institution", Sort.Direction.ASC));
    }

    /** Keeps answers; those whose id is there already stay as they are. */
    public void keep(List<Answer> given) {
        for (int from = 0; from < given.size(); from += BATCH) {
            var documents = given.subList(from, Math.min(given.size(), from + BATCH)).stream()
                    .map(Answers::toDocument)
                    .toList();
            try {
                answers.insertMany(documents, new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException partly) {
                if (partly.getWriteErrors().stream()
                        .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                    throw partly;
                }
            }
        }
    }

    /** Hands over every answer of a wave, in no order that means anything. */
    public void each(UUID wave, Consumer<Answer> reader) {
        answers.find(eq("wave", wave)).batchSize(BATCH).forEach(stored -> reader.accept(toAnswer(stored)));
    }

    /** Texts answered to one question, ordered by the random ids of the answers. */
    public List<OpenAnswer> texts(UUID wave, String question, @Nullable UUID after, int most) {
        var field = "values." + question;
        var which = and(eq("wave", wave), exists(field));
        var found = new ArrayList<OpenAnswer>();
        answers.find(after == null ? which : and(which, gt("_id", after)))
                .projection(Projections.include(field))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .forEach(stored -> found.add(new OpenAnswer(
                        stored.get("_id", UUID.class),
                        String.valueOf(stored.get("values", Document.class).get(question)))));
        return found;
    }

    public long count(UUID wave) {
        return answers.countDocuments(eq("wave", wave));
    }

    /**
     * Takes the institution off answers that are too few at theirs, and, where those without one would then be too few
     * themselves, off those of the next larger institution.
     */
    void forgetSmallInstitutions(UUID wave, int fewest) {
        var counts = new HashMap<UUID, Integer>();
        int[] nameless = {0};
        var byInstitution =
                new Document("$group", new Document("_id", "$institution").append("n", new Document("$sum", 1)));
        answers.aggregate(List.of(Aggregates.match(eq("wave", wave)), byInstitution))
                .forEach(group -> {
                    var institution = group.get("_id", UUID.class);
                    var n = group.get("n", Number.class).intValue();
                    if (institution == null) {
                        nameless[0] += n;
                    } else {
                        counts.put(institution, n);
                    }
                });
        var smallestFirst =
                counts.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
        for (var part : smallestFirst) {
            var tooFewNameless = nameless[0] > 0 && nameless[0] < fewest;
            if (part.getValue() < fewest || tooFewNameless) {
                answers.updateMany(
                        and(eq("wave", wave), eq("institution", part.getKey())), Updates.unset("institution"));
                nameless[0] += part.getValue();
            }
        }
    }

    public void deleteOf(UUID wave) {
        answers.deleteMany(eq("wave", wave));
    }

    private static Document toDocument(Answer answer) {
        var stored = new Document("_id", answer.id()).append("wave", answer.wave());
        if (answer.institution() != null) {
            stored.append("institution", answer.institution());
        }
        if (answer.person() != null) {
            stored.append("person", answer.person());
        }
        return stored.append("values", new Document(answer.values()));
    }

    private static Answer toAnswer(Document stored) {
        return new Answer(
                stored.get("_id", UUID.class),
                stored.get("wave", UUID.class),
                stored.get("institution", UUID.class),
                stored.get("person", UUID.class),
                stored.get("values", Document.class));
    }
}
