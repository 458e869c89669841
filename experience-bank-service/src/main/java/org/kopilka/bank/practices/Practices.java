package org.kopilka.bank.practices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Outbox;
import org.kopilka.platform.documents.Outgoing;
import org.kopilka.platform.web.InputRefusal;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/** All practices, with every edition they ever had. */
@Repository
public class Practices {

    /** An edition that a later one has replaced. */
    @Document("editions")
    record Replaced(@Id UUID id, Edition edition) {}

    private final Documents<Practice> documents;
    private final MongoTemplate mongo;

    Practices(Outbox outbox, MongoTemplate mongo, List<AlsoTold> others) {
        this.documents = outbox.of(Practice.class).telling(toldTopics(others), practice -> told(practice, others));
        this.mongo = mongo;
    }

    private static Set<String> toldTopics(List<AlsoTold> others) {
        return Stream.concat(Stream.of(PracticeV1.TOPIC), others.stream().flatMap(other -> other.topics().stream()))
                .collect(Collectors.toSet());
    }

    private static List<Outgoing> told(Practice practice, List<AlsoTold> others) {
        return Stream.concat(told(practice), others.stream().flatMap(other -> other.of(practice).stream()))
                .toList();
    }

    private static Stream<Outgoing> told(Practice practice) {
        return practice.published() == null ? Stream.of() : Stream.of(PracticeV1.of(practice));
    }

    public Optional<Practice> find(UUID id) {
        return documents.find(id);
    }

    public List<Practice> find(Criteria which, Sort order, int limit) {
        return mongo.find(Query.query(which).with(order).limit(limit), Practice.class);
    }

    /** Those that name somebody as an author who has yet to agree. */
    public static Criteria asking(UUID person) {
        return Criteria.where("invited")
                .elemMatch(Criteria.where("person").is(person).and("declined").is(false));
    }

    /** What somebody has in the bank, the first published first; at most 1,000. */
    public List<Practice> publishedBy(UUID person) {
        return find(Criteria.where("published.authors.person").is(person), Sort.by("firstPublishedOn", "_id"), 1_000);
    }

    /** A published edition, also one that was replaced since. */
    public Optional<Edition> edition(Practice practice, int number) {
        return practice.published() != null && practice.published().number() == number
                ? Optional.of(practice.published())
                : Optional.ofNullable(mongo.findById(replacedId(practice.id(), number), Replaced.class))
                        .map(Replaced::edition);
    }

    /**
     * Stores what a step ended in, and tells the others what of it is public.
     *
     * @throws Refusal in the reader's language where the step was refused
     */
    public Practice save(Practice before, Outcome outcome, Outgoing... also) {
        return switch (outcome) {
            case Outcome.Done(var next) -> save(before.published(), next, also);
            case Outcome.Refused(var reason) -> throw new Refusal(HttpStatus.CONFLICT, reason.problem());
            case Outcome.Incomplete(var missing) -> throw incomplete(missing);
        };
    }

    private static InputRefusal incomplete(List<String> missing) {
        var places = new LinkedHashMap<String, String>();
        missing.forEach(field -> places.put("/card/" + field, "card." + field + ".missing"));
        return new InputRefusal("incomplete", places);
    }

    public Practice add(Practice begun) {
        return save(null, begun);
    }

    private Practice save(@Nullable Edition before, Practice next, Outgoing... also) {
        if (before != null && next.published() != null && next.published().number() != before.number()) {
            // Before the practice forgets it; whoever loses the race has kept the very same text.
            mongo.save(new Replaced(replacedId(next.id(), before.number()), before));
        }
        documents.save(next, Stream.concat(told(next), Stream.of(also)).toArray(Outgoing[]::new));
        return documents.find(next.id()).orElseThrow(Refusal::notFound);
    }

    private static UUID replacedId(UUID practice, int edition) {
        return NewIds.fromName("edition|" + practice + "|" + edition);
    }
}
