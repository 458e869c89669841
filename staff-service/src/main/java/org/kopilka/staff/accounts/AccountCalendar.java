package org.kopilka.staff.accounts;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.kopilka.platform.documents.LostRace;
import org.kopilka.staff.people.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Posts and duties begin and end with the day, when nobody saves anything: then the accounts of those who hold them
 * become due. The day of the last look is kept, so that days on which nothing ran are caught up on.
 */
@Component
class AccountCalendar {

    @Document("calendar")
    record Look(@Id String id, LocalDate day) {}

    private static final Logger log = LoggerFactory.getLogger(AccountCalendar.class);
    static final String ACCOUNTS = "accounts";

    private final People people;
    private final MongoTemplate mongo;

    AccountCalendar(People people, MongoTemplate mongo) {
        this.people = people;
        this.mongo = mongo;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        var today = people.today();
        var last = mongo.findById(ACCOUNTS, Look.class);
        var looked = last == null ? LocalDate.EPOCH : last.day();
        if (!looked.isBefore(today)) {
            return;
        }
        try {
            for (var person : people.turnedSince(looked)) {
                var account = person.account();
                if (account != null) {
                    people.saveAccount(person, account.dueAgain());
                }
            }
            mongo.save(new Look(ACCOUNTS, today));
        } catch (LostRace changedMeanwhile) {
            log.debug("Somebody was changed meanwhile; the next look begins again");
        }
        people.markAccountsDue();
    }
}
