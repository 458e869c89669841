package org.kopilka.survey.answers;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.kopilka.survey.tickets.Tickets;
import org.kopilka.survey.waves.Counting;
import org.kopilka.survey.waves.Wave;
import org.kopilka.survey.waves.Waves;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Moves answers out of the tickets they came with, shuffled, among the answers of all. Whatever a crash cuts short is
 * done again and comes out the same: an answer is moved under an id it had in its ticket, and leaves the ticket last.
 */
@Component
class AnswerMover {

    private static final Logger log = LoggerFactory.getLogger(AnswerMover.class);
    private static final int BATCH = 1_000;

    private final Tickets tickets;
    private final Answers answers;
    private final Waves waves;
    private final Counting counting;
    private final Set<UUID> given = ConcurrentHashMap.newKeySet();

    AnswerMover(Tickets tickets, Answers answers, Waves waves, Counting counting) {
        this.tickets = tickets;
        this.answers = answers;
        this.waves = waves;
        this.counting = counting;
    }

    /** Says that a ticket of the wave was used here, so that the wave is counted soon. */
    void given(UUID wave) {
        given.add(wave);
    }

    /** Asks the store, not a list in memory: a replica that died had its own. */
    @Scheduled(fixedDelay = 200)
    void moveAll() {
        var used = Set.copyOf(given);
        given.removeAll(used);
        used.forEach(counting::changed);
        try {
            int moved;
            do {
                moved = move(tickets.given(BATCH));
            } while (moved == BATCH);
        } catch (MongoException | DataAccessException away) {
            log.warn("Answers stay in their tickets until the store is back: {}", away.getMessage());
        }
    }

    private int move(List<Tickets.Given> given) {
        if (given.isEmpty()) {
            return 0;
        }
        var of = new HashMap<UUID, Wave>();
        waves.find(given.stream().map(one -> one.ticket().wave()).distinct().toList())
                .forEach(wave -> of.put(wave.id(), wave));
        var moving = new ArrayList<Answer>();
        for (var one : given) {
            var wave = of.get(one.ticket().wave());
            if (wave != null) {
                moving.add(answer(one, wave));
            }
        }
        Collections.shuffle(moving);
        answers.keep(moving);
        tickets.moved(given.stream().map(one -> one.ticket().id()).toList());
        of.keySet().forEach(counting::changed);
        return given.size();
    }

    private static Answer answer(Tickets.Given given, Wave wave) {
        var ticket = given.ticket();
        if (!wave.anonymous()) {
            return new Answer(given.id(), wave.id(), ticket.institution(), ticket.person(), given.values());
        }
        var tellsTheInstitution = wave.parts().stream()
                .anyMatch(part ->
                        part.institution().equals(ticket.institution()) && part.invited() >= Anonymity.FEWEST_INVITED);
        return new Answer(
                given.id(), wave.id(), tellsTheInstitution ? ticket.institution() : null, null, given.values());
    }
}
