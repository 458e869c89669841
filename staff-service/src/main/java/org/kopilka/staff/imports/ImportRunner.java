package org.kopilka.staff.imports;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
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

    ImportRunner(Imports imports, MongoTemplate mongo, Clock clock, InstitutionTree tree) {
        this.imports = imports;
        this.mongo = mongo;
        this.clock = clock;
        this.tree = tree;
    }

    ImportRun run(Actor actor, UUID id, ExpectedVersion expected) {
        var draft = imports.draft(actor, id, expected);
        begin(draft);
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
                begin(broken);
            } catch (LostRace anotherReplicaHasIt) {
                log.debug("Another replica takes {} up", broken.id());
            }
        }
    }

    /** The preview is made anew: the records may have changed since somebody looked at it. */
    private void begin(ImportRun run) {
        var preview = imports.preview(run, imports.table(run));
        var total = (int) preview.rows().stream()
                .filter(row -> row.verdict().isBroughtIn())
                .count();
        imports.save(run.running(total, clock.instant()));
        Thread.ofVirtual().name("import-" + run.id()).start(() -> bringIn(run.id(), preview, total));
    }

    private void bringIn(UUID id, Preview preview, int total) {
        try {
            var run = Objects.requireNonNull(mongo.findById(id, ImportRun.class));
            var by = new ImportKind.By(run.by(), Objects.requireNonNullElse(run.byName(), ""));
            imports.kind(run.kind()).apply(preview, by, done -> {
                if (done % ROWS_BETWEEN_BEATS == 0) {
                    beat(id, done);
                }
            });
            imports.save(run.done(total, outcome(preview)));
        } catch (RuntimeException failed) {
            log.error("The import {} broke off; it will be taken up again", id, failed);
        }
    }

    private void beat(UUID id, int done) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                Update.update("done", done).set("beat", Date.from(clock.instant())),
                ImportRun.class);
    }

    static Map<String, Integer> outcome(Preview preview) {
        var counts = new TreeMap<String, Integer>();
        preview.rows().forEach(row -> counts.merge(row.verdict().name(), 1, Integer::sum));
        return counts;
    }
}
