package org.kopilka.survey.answers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Indexes;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** The answers of all waves, in a collection of their own that shares no key with the tickets. */
@Repository
public class Answers {

    /** @param place where a list goes on behind it */
    public record OpenAnswer(UUID place, String text) {}

    private static final String COLLECTION = "answers";
    private static final int BATCH = 1_000;

    private final Indexes indexes;
    private final MongoCollection<Document> answers;

    Answers(MongoTemplate mongo, Indexes indexes) {
        this.indexes = indexes;
        this.answers = mongo.getCollection(COLLECTION);
    }

    @EventListener(ApplicationStartedEvent.class)
    void index() {
        indexes.make(COLLECTION, new Index("wave", Sort.Direction.ASC).on("institution", Sort.Direction.ASC));
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

    /**
     * Texts answered to one question, in an order that follows from the texts alone. By anything of the answers they
     * would lie alike under every question, and who reads them one by one could put a person's together again.
     */
    public List<OpenAnswer> texts(UUID wave, String question, @Nullable UUID after, int most) {
        var field = "values." + question;
        var alike = new HashMap<String, Integer>();
        var found = new ArrayList<OpenAnswer>();
        answers.find(and(eq("wave", wave), exists(field)))
                .projection(Projections.include(field))
                .batchSize(BATCH)
                .forEach(stored -> {
                    var text =
                            String.valueOf(stored.get("values", Document.class).get(question));
                    found.add(new OpenAnswer(place(text, alike.merge(text, 1, Integer::sum)), text));
                });
        return found.stream()
                .filter(one -> after == null || one.place().compareTo(after) > 0)
                .sorted(Comparator.comparing(OpenAnswer::place))
                .limit(most)
                .toList();
    }

    /** @param turn from 1, among texts that are the same */
    private static UUID place(String text, int turn) {
        return UUID.nameUUIDFromBytes((turn + " " + text).getBytes(StandardCharsets.UTF_8));
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
