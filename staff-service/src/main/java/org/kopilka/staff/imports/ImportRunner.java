package org.kopilka.staff.imports;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.documents.LostRace;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.ExpectedVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Brings files in, behind the request that asked for it; one that a crash broke off is taken up again. */
@Service
class ImportRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final Duration SILENT = Duration.ofSeconds(20);
    private static final int ROWS_BETWEEN_BEATS = 50;

    private final Imports imports;
    private final MongoTemplate mongo;
    private final Clock clock;
    private final InstitutionTree tree;
    private final Lock turn = new ReentrantLock(true);

    ImportRunner(Imports imports, MongoTemplate mongo, Clock clock, InstitutionTree tree) {
        this.imports = imports;
        this.mongo = mongo;
        this.clock = clock;
        this.tree = tree;
    }

    ImportRun run(Actor actor, UUID id, ExpectedVersion expected) {
        var draft = imports.draft(actor, id, expected);
        begin(draft, imports.look(draft).broughtIn());
        return imports.find(actor, id);
    }

    @Scheduled(fixedDelay = 10_000)
    void takeUpWhatBrokeOff() {
        if (!tree.isComplete()) {
            return;
        }
        var silent = Query.query(Criteria.where("state")
                .is(ImportRun.State.RUNNING)
                .and("beat")
                .lt(clock.instant().minus(SILENT)));
        for (var broken : mongo.find(silent, ImportRun.class)) {
            try {
                log.info("Taking up the import {} that broke off at row {}", broken.id(), broken.done());
                begin(broken, broken.total());
            } catch (LostRace anotherReplicaHasIt) {
                log.debug("Another replica takes {} up", broken.id());
            }
        }
    }

    private void begin(ImportRun run, int total) {
        imports.save(run.running(total, clock.instant()));
        Thread.ofVirtual().name("import-" + run.id()).start(() -> bringIn(run.id()));
    }

    private void bringIn(UUID id) {
        try {
            awaitTurn(id);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            var run = imports.find(id);
            if (run.state() != ImportRun.State.RUNNING) {
                return; // another took it up while this one waited
            }
            var preview = imports.previewAnew(run);
            var by = new ImportKind.By(run.by(), Objects.requireNonNullElse(run.byName(), ""));
            imports.kind(run.kind()).apply(preview, by, done -> {
                if (done % ROWS_BETWEEN_BEATS == 0) {
                    beat(id, done);
                }
            });
            imports.save(run.done(Previews.counts(preview)));
        } catch (RuntimeException failed) {
            log.error("The import {} broke off; it will be taken up again", id, failed);
        } finally {
            turn.unlock();
        }
    }

    /** One after the other, since each holds all that it brings in. Waiting shows life, so that no other takes it up. */
    private void awaitTurn(UUID id) throws InterruptedException {
        while (!turn.tryLock(SILENT.toMillis() / 4, TimeUnit.MILLISECONDS)) {
            beat(id, 0);
        }
        beat(id, 0);
    }

    private void beat(UUID id, int done) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                Update.update("done", done).set("beat", Date.from(clock.instant())),
                ImportRun.class);
    }
}
