package org.kopilka.staff.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.documents.Documents;
import org.kopilka.platform.documents.Outbox;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.Table;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Refusal;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Files on their way in: uploaded, understood, corrected, decided on. {@link ImportRunner} brings them in. */
@Service
class Imports {

    private static final Limits LIMITS = new Limits(10 << 20, 100L << 20, 10_000, 100, 5_000);
    private static final Set<Role> KEEPERS = Set.of(Role.METHODIST, Role.DISTRICT_METHODIST, Role.NETWORK_ADMIN);
    private static final String UPLOADS = "uploads";
    private static final Duration UPLOADS_KEPT = Duration.ofDays(7);

    private final Documents<ImportRun> documents;
    private final MongoTemplate mongo;
    private final Map<String, ImportKind> kinds;
    private final InstitutionTree tree;
    private final NewIds ids;
    private final Clock clock;

    Imports(Outbox outbox, MongoTemplate mongo, List<ImportKind> kinds, InstitutionTree tree, NewIds ids, Clock clock) {
        this.documents = outbox.of(ImportRun.class);
        this.mongo = mongo;
        this.kinds = kinds.stream().collect(Collectors.toMap(ImportKind::name, kind -> kind));
        this.tree = tree;
        this.ids = ids;
        this.clock = clock;
    }

    ImportRun start(Actor actor, String kindName, UUID into, String fileName, InputStream file) throws IOException {
        var kind = kind(kindName);
        kind.require(actor, into);
        var content = file.readNBytes(LIMITS.bytes() + 1);
        var table = TableReader.read(new ByteArrayInputStream(content), LIMITS);
        var upload = UUID.randomUUID();
        mongo.indexOps(UPLOADS).createIndex(new Index("at", Sort.Direction.ASC).expire(UPLOADS_KEPT));
        mongo.insert(
                new Document("_id", upload)
                        .append("content", new Binary(content))
                        .append("at", Date.from(clock.instant())),
                UPLOADS);
        var run = new ImportRun(
                ids.next(),
                0,
                kindName,
                into,
                actor.person(),
                actor.name(),
                reach(actor),
                fileName,
                upload,
                Recognition.recognise(table, kind),
                List.of(),
                ImportRun.State.DRAFT,
                0,
                0,
                null,
                clock.instant(),
                null);
        documents.save(run);
        return find(actor, run.id());
    }

    private static List<UUID> reach(Actor actor) {
        return actor.memberships().stream()
                .filter(membership -> KEEPERS.contains(membership.role()))
                .map(Membership::institution)
                .distinct()
                .toList();
    }

    ImportRun find(Actor actor, UUID id) {
        var run = documents.find(id).orElseThrow(Refusal::notFound);
        kind(run.kind()).require(actor, run.into());
        return run;
    }

    /** Somebody knows better where the headings are, or what a column holds. */
    ImportRun lay(Actor actor, UUID id, ExpectedVersion expected, ImportRun.Layout layout) {
        var run = draft(actor, id, expected);
        var kind = kind(run.kind());
        var table = table(run);
        if (layout.sheet() < 0 || layout.sheet() >= table.sheets().size()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "import-no-such-sheet");
        }
        var isElsewhere = layout.sheet() != run.layout().sheet()
                || layout.headerRow() != run.layout().headerRow();
        if (layout.sheet() != run.layout().sheet() && layout.headerRow() < 0) {
            documents.save(run.with(Recognition.recognise(table, layout.sheet(), kind)));
        } else if (isElsewhere) {
            documents.save(run.with(Recognition.layout(table, layout.sheet(), layout.headerRow(), kind)));
        } else {
            documents.save(run.with(layout));
        }
        return find(actor, id);
    }

    /** Adds decisions to those made before; an empty value takes one back. */
    ImportRun choose(Actor actor, UUID id, ExpectedVersion expected, List<ImportRun.Choice> more) {
        var run = draft(actor, id, expected);
        var choices = new LinkedHashMap<String, ImportRun.Choice>();
        run.choices().forEach(choice -> choices.put(choice.field() + "|" + choice.text(), choice));
        more.forEach(choice -> choices.put(choice.field() + "|" + choice.text(), choice));
        choices.values().removeIf(choice -> choice.value().isEmpty());
        documents.save(run.with(List.copyOf(choices.values())));
        return find(actor, id);
    }

    ImportRun draft(Actor actor, UUID id, ExpectedVersion expected) {
        var run = find(actor, id);
        expected.check(run.version());
        if (run.state() != ImportRun.State.DRAFT) {
            throw new Refusal(HttpStatus.CONFLICT, "import-started");
        }
        return run;
    }

    ImportKind kind(String name) {
        var kind = kinds.get(name);
        if (kind == null) {
            throw Refusal.notFound();
        }
        return kind;
    }

    Table table(ImportRun run) {
        var upload = mongo.findById(run.upload(), Document.class, UPLOADS);
        if (upload == null) {
            throw new Refusal(HttpStatus.GONE, "import-file-gone");
        }
        try {
            return TableReader.read(
                    new ByteArrayInputStream(upload.get("content", Binary.class).getData()), LIMITS);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Preview preview(ImportRun run, Table table) {
        var choices = run.choices().stream()
                .collect(Collectors.toMap(
                        choice -> choice.field() + "|" + choice.text(), ImportRun.Choice::value, (a, b) -> b));
        var reach = run.reach() == null ? List.of(run.into()) : run.reach();
        return kind(run.kind())
                .preview(
                        run.id(),
                        run.into(),
                        Recognition.lines(table, run.layout()),
                        new Choices(choices),
                        institution -> reach.stream().anyMatch(node -> tree.isWithin(institution, node)));
    }

    void save(ImportRun run) {
        documents.save(run);
    }
}
