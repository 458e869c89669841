package org.kopilka.staff.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kopilka.platform.audit.Workplaces;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Outbox;
import org.kopilka.platform.documents.RetryOnLostRace;
import org.kopilka.platform.web.Refusal;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The people of the network. */
@Repository
public class People implements Workplaces {

    private static final int AT_ONCE = 500;

    private final Documents<Person> documents;
    private final MongoTemplate mongo;
    private final Clock clock;
    private final AtomicBoolean accountsDue = new AtomicBoolean(true);

    People(Outbox outbox, MongoTemplate mongo, Clock clock) {
        this.documents = outbox.of(Person.class)
                .telling(Set.of(EducatorV1.TOPIC), person -> List.of(EducatorV1.of(person, today())));
        this.mongo = mongo;
        this.clock = clock;
    }

    public Optional<Person> find(UUID id) {
        return documents.find(id);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Stores the person, tells the other services, and has the account follow where there is one. */
    public long save(Person person) {
        var account = person.account();
        var next = account == null ? person : person.with(account.dueAgain());
        var version = documents.save(next, EducatorV1.of(next, today()));
        if (account != null) {
            markAccountsDue();
        }
        return version;
    }

    /** Says that some account is due, here and now; what another replica left due is found at the next start or mark. */
    public void markAccountsDue() {
        accountsDue.set(true);
    }

    /** Whether any account may be due; asking takes the mark away. */
    public boolean takeAccountsDue() {
        return accountsDue.getAndSet(false);
    }

    /** Stores what only the account's keeper changes; nobody else needs to hear. */
    public long saveAccount(Person person, Account account) {
        return documents.save(person.with(account));
    }

    /** Whether anybody of the institutions had an account before a time. */
    public boolean hadAccounts(Collection<UUID> institutions, Instant before) {
        var there = Criteria.where("posts.institution")
                .in(institutions)
                .and("account.login")
                .exists(true);
        var then = new Criteria()
                .orOperator(
                        Criteria.where("account.invited").exists(false),
                        Criteria.where("account.invited.since").lt(before));
        return mongo.exists(Query.query(new Criteria().andOperator(there, then)), Person.class);
    }

    /** The language a person chose; Keycloak's login pages follow. */
    @RetryOnLostRace
    public void speak(UUID id, String language) {
        var person = find(id).orElseThrow(Refusal::notFound);
        var account = person.account();
        if (account != null && !language.equals(account.language())) {
            saveAccount(person, account.speaking(language));
            markAccountsDue();
        }
    }

    @Override
    public Set<UUID> peopleOf(Set<UUID> institutions) {
        var work = Query.query(Criteria.where("posts.institution").in(institutions));
        return Set.copyOf(mongo.findDistinct(work, "_id", Person.class, UUID.class));
    }

    void insertAll(List<Person> people) {
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            documents.insertAll(people.subList(from, Math.min(from + AT_ONCE, people.size())).stream()
                    .map(person -> new Documents.Saving<>(person, List.of(EducatorV1.of(person, today()))))
                    .toList());
        }
    }

    public List<Person> list(Criteria which, int limit) {
        return mongo.find(Query.query(which).with(Sort.by("order", "_id")).limit(limit), Person.class);
    }

    /** Those with an account who have a post or duty that began, or is over, since the day somebody last looked. */
    public List<Person> turnedSince(LocalDate looked) {
        var turned = new Criteria()
                .orOperator(
                        began("posts", looked),
                        ended("posts", looked),
                        began("duties", looked),
                        ended("duties", looked));
        var which = new Criteria().andOperator(Criteria.where("account.login").exists(true), turned);
        return mongo.find(Query.query(which).comment("reads all, once a day"), Person.class);
    }

    private Criteria began(String held, LocalDate looked) {
        return Criteria.where(held).elemMatch(Criteria.where("from").gt(looked).lte(today()));
    }

    private Criteria ended(String held, LocalDate looked) {
        return Criteria.where(held)
                .elemMatch(Criteria.where("until").gte(looked).lt(today()));
    }

    /** How many people work at each of the institutions now. */
    public Map<UUID, Integer> countByInstitution(Collection<UUID> institutions) {
        var today = today();
        var counts = new HashMap<UUID, Integer>();
        mongo.find(Query.query(Criteria.where("posts.institution").in(institutions)), Person.class)
                .forEach(person -> person.posts().stream()
                        .filter(post -> post.isHeldOn(today))
                        .map(Post::institution)
                        .distinct()
                        .forEach(institution -> counts.merge(institution, 1, Integer::sum)));
        return counts;
    }

    /** Those who bear one of the names, have one of the addresses or were born on one of the days. */
    List<Person> alike(Collection<String> keys, Collection<String> emails, Collection<String> days) {
        var found = new ArrayList<Person>();
        find(found, "key", List.copyOf(keys));
        find(found, "email", List.copyOf(emails));
        find(found, "born", List.copyOf(days));
        return found.stream().distinct().toList();
    }

    private void find(List<Person> found, String field, List<String> values) {
        for (int from = 0; from < values.size(); from += AT_ONCE) {
            var part = values.subList(from, Math.min(from + AT_ONCE, values.size()));
            found.addAll(mongo.find(Query.query(Criteria.where(field).in(part)), Person.class));
        }
    }
}
