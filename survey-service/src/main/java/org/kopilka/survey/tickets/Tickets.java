package org.kopilka.survey.tickets;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.kopilka.platform.documents.Indexes;
import org.kopilka.survey.tickets.Ticket.State;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** Tickets as they lie in the store, in a collection of their own. */
@Repository
public class Tickets {

    /** How many people of one institution were invited, and how many of them have answered. */
    public record Count(int invited, int answered) {}

    /**
     * An answer that still lies in its ticket.
     *
     * @param id random, the id it will have among the answers; makes moving it twice do no harm
     */
    public record Given(Ticket ticket, UUID id, Map<String, Object> values) {}

    private static final String COLLECTION = "tickets";
    private static final int BATCH = 500;
    private static final Document TICKET_ALONE = new Document("pending", 0);

    private final Indexes indexes;
    private final MongoCollection<Document> tickets;

    Tickets(MongoTemplate mongo, Indexes indexes) {
        this.indexes = indexes;
        this.tickets = mongo.getCollection(COLLECTION);
    }

    @EventListener(ApplicationStartedEvent.class)
    void index() {
        indexes.make(
                COLLECTION,
                new Index("wave", Sort.Direction.ASC)
                        .on("institution", Sort.Direction.ASC)
                        .on("state", Sort.Direction.ASC),
                new Index("person", Sort.Direction.ASC),
                new Index("state", Sort.Direction.ASC));
    }

    /** Makes those that are not there yet, and answers how many that were. */
    public int invite(List<Ticket> invited) {
        if (invited.isEmpty()) {
            return 0;
        }
        var documents = invited.stream().map(Tickets::toDocument).toList();
        try {
            tickets.insertMany(documents, new InsertManyOptions().ordered(false));
            return invited.size();
        } catch (MongoBulkWriteException partly) {
            if (partly.getWriteErrors().stream()
                    .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw partly;
            }
            return invited.size() - partly.getWriteErrors().size();
        }
    }

    /** Takes an invitation back unless it was used. */
    public boolean withdraw(UUID ticket) {
        return tickets.deleteOne(and(eq("_id", ticket), eq("state", State.WAITING.name())))
                        .getDeletedCount()
                > 0;
    }

    /**
     * The one write that takes an answer: marks the ticket and keeps the answer, or does neither.
     *
     * @param own as the ticket has it
     */
    public boolean use(UUID ticket, UUID answer, Map<String, Object> values, boolean own) {
        var pending = new Document("id", answer).append("values", new Document(values));
        var given = Updates.combine(Updates.set("state", State.GIVEN.name()), Updates.set("pending", pending));
        var taken = own ? Updates.combine(given, Updates.set("own", true)) : given;
        return tickets.updateOne(and(eq("_id", ticket), eq("state", State.WAITING.name())), taken)
                        .getModifiedCount()
                > 0;
    }

    /** Answers that wait to be moved out of their tickets. */
    public List<Given> given(int most) {
        var given = new ArrayList<Given>();
        tickets.find(eq("state", State.GIVEN.name())).limit(most).forEach(ticket -> {
            var pending = ticket.get("pending", Document.class);
            given.add(
                    new Given(toTicket(ticket), pending.get("id", UUID.class), pending.get("values", Document.class)));
        });
        return given;
    }

    public boolean isGivenLeft(UUID wave) {
        return tickets.find(and(eq("wave", wave), eq("state", State.GIVEN.name())))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    /** Lets go of answers that now lie elsewhere. */
    public void moved(Collection<UUID> ids) {
        var done = Updates.combine(Updates.set("state", State.USED.name()), Updates.unset("pending"));
        tickets.bulkWrite(
                ids.stream()
                        .map(id ->
                                new UpdateOneModel<Document>(and(eq("_id", id), eq("state", State.GIVEN.name())), done))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    public Optional<Ticket> find(UUID id) {
        return Optional.ofNullable(
                        tickets.find(eq("_id", id)).projection(TICKET_ALONE).first())
                .map(Tickets::toTicket);
    }

    public List<Ticket> ofPerson(UUID person) {
        return read(eq("person", person), Integer.MAX_VALUE);
    }

    public List<Ticket> waiting(UUID wave, Collection<UUID> institutions, int most) {
        return read(and(eq("wave", wave), in("institution", institutions), eq("state", State.WAITING.name())), most);
    }

    /** Hands over all tickets of a wave, some at a time. */
    public void inBatches(UUID wave, Consumer<List<Ticket>> reader) {
        var batch = new ArrayList<Ticket>();
        tickets.find(eq("wave", wave)).projection(TICKET_ALONE).batchSize(BATCH).forEach(ticket -> {
            batch.add(toTicket(ticket));
            if (batch.size() == BATCH) {
                reader.accept(List.copyOf(batch));
                batch.clear();
            }
        });
        reader.accept(batch);
    }

    private List<Ticket> read(org.bson.conversions.Bson which, int most) {
        var found = new ArrayList<Ticket>();
        tickets.find(which)
                .projection(TICKET_ALONE)
                .limit(most == Integer.MAX_VALUE ? 0 : most)
                .forEach(ticket -> found.add(toTicket(ticket)));
        return found;
    }

    /** Counts a wave's tickets by institution. */
    public Map<UUID, Count> count(UUID wave) {
        var byInstitution = new Document("institution", "$institution").append("state", "$state");
        var counts = new TreeMap<UUID, Count>();
        tickets.aggregate(List.of(
                        Aggregates.match(eq("wave", wave)),
                        new Document(
                                "$group", new Document("_id", byInstitution).append("n", new Document("$sum", 1)))))
                .forEach(group -> {
                    var key = group.get("_id", Document.class);
                    var n = group.get("n", Number.class).intValue();
                    var answered = key.getString("state").equals(State.WAITING.name()) ? 0 : n;
                    counts.merge(
                            key.get("institution", UUID.class),
                            new Count(n, answered),
                            (a, b) -> new Count(a.invited() + b.invited(), a.answered() + b.answered()));
                });
        return counts;
    }

    public void deleteOf(UUID wave) {
        tickets.deleteMany(eq("wave", wave));
    }

    private static Document toDocument(Ticket ticket) {
        return new Document("_id", ticket.id())
                .append("wave", ticket.wave())
                .append("person", ticket.person())
                .append("institution", ticket.institution())
                .append("state", ticket.state().name());
    }

    private static Ticket toTicket(Document stored) {
        return new Ticket(
                stored.get("_id", UUID.class),
                stored.get("wave", UUID.class),
                stored.get("person", UUID.class),
                stored.get("institution", UUID.class),
                State.valueOf(stored.getString("state")),
                stored.getBoolean("own", false));
    }
}
