package org.kopilka.staff.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Files on their way in: uploaded, understood, corrected, decided on. {@link ImportRunner} brings them in. */
@Service
class Imports {

    private static final Limits LIMITS = new Limits(10 << 20, 100L << 20, 10_000, 100, 5_000);
    private static final Set<Role> KEEPERS = Set.of(Role.METHODIST, Role.DISTRICT_METHODIST, Role.NETWORK_ADMIN);

    private final Documents<ImportRun> documents;
    private final Uploads uploads;
    private final Previews previews;
    private final Map<String, ImportKind> kinds;
    private final InstitutionTree tree;
    private final NewIds ids;
    private final Clock clock;

    Imports(
            Outbox outbox,
            Uploads uploads,
            Previews previews,
            List<ImportKind> kinds,
            InstitutionTree tree,
            NewIds ids,
            Clock clock) {
        this.documents = outbox.of(ImportRun.class);
        this.uploads = uploads;
        this.previews = previews;
        this.kinds = kinds.stream().collect(Collectors.toMap(ImportKind::name, kind -> kind));
        this.tree = tree;
        this.ids = ids;
        this.clock = clock;
    }

    ImportRun start(Actor actor, String kindName, UUID into, String fileName, InputStreamSource file) {
        var kind = kind(kindName);
        kind.require(actor, into);
        return reading(file, table -> {
            var run = begun(actor, kind, into, fileName, file, Recognition.recognise(table, kind));
            documents.save(run);
            return looked(find(actor, run.id()), table);
        });
    }

    private ImportRun begun(
            Actor actor, ImportKind kind, UUID into, String fileName, InputStreamSource file, ImportRun.Layout layout) {
        return new ImportRun(
                ids.next(),
                0,
                kind.name(),
                into,
                actor.person(),
                actor.name(),
                reach(actor),
                fileName,
                uploads.keep(file),
                layout,
                List.of(),
                ImportRun.State.DRAFT,
                0,
                0,
                null,
                clock.instant(),
                null);
    }

    private ImportRun looked(ImportRun run, Table table) {
        previews.keep(run, institutions(run), table, preview(run, table));
        return run;
    }

    private static List<UUID> reach(Actor actor) {
        return actor.memberships().stream()
                .filter(membership -> KEEPERS.contains(membership.role()))
                .map(Membership::institution)
                .distinct()
                .toList();
    }

    ImportRun find(UUID id) {
        return documents.find(id).orElseThrow(Refusal::notFound);
    }

    /** What it tells goes as far as whoever began it reaches; so it is open to those only who reach as far. */
    ImportRun find(Actor actor, UUID id) {
        var run = find(id);
        kind(run.kind()).require(actor, run.into());
        var own = reach(actor);
        if (!reach(run).stream().allMatch(node -> isWithin(node, own))) {
            throw Refusal.notFound();
        }
        return run;
    }

    private static List<UUID> reach(ImportRun run) {
        return run.reach() == null ? List.of(run.into()) : run.reach();
    }

    private boolean isWithin(UUID institution, List<UUID> nodes) {
        return nodes.stream().anyMatch(node -> tree.isWithin(institution, node));
    }

    /** Somebody knows better where the headings are, or what a column holds. */
    ImportRun lay(Actor actor, UUID id, ExpectedVersion expected, ImportRun.Layout layout) {
        var run = draft(actor, id, expected);
        return reading(uploads.source(run.upload()), table -> {
            documents.save(run.with(laid(run, layout, table)));
            return looked(find(actor, id), table);
        });
    }

    private ImportRun.Layout laid(ImportRun run, ImportRun.Layout layout, Table table) {
        if (layout.sheet() < 0 || layout.sheet() >= table.sheets().size()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "import-no-such-sheet");
        }
        var kind = kind(run.kind());
        var isOtherSheet = layout.sheet() != run.layout().sheet();
        if (isOtherSheet && layout.headerRow() < 0) {
            return Recognition.recognise(table, layout.sheet(), kind);
        }
        return isOtherSheet || layout.headerRow() != run.layout().headerRow()
                ? Recognition.layout(table, layout.sheet(), layout.headerRow(), kind)
                : layout;
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

    /** The preview of the import as it is, calculated if it was not yet. */
    Previews.Kept look(ImportRun run) {
        var institutions = institutions(run);
        return previews.find(run, institutions)
                .orElseGet(() -> reading(
                        uploads.source(run.upload()),
                        table -> previews.keep(run, institutions, table, preview(run, table))));
    }

    /** The preview to bring in, since the records may have changed since somebody looked; the one that is shown from now on. */
    Preview previewAnew(ImportRun run) {
        return reading(uploads.source(run.upload()), table -> {
            var preview = preview(run, table);
            previews.keep(run, institutions(run), table, preview);
            return preview;
        });
    }

    Stream<Preview.Row> rows(Previews.Kept kept, int after, Predicate<Previews.Part> wanted) {
        return previews.rows(kept, after, wanted);
    }

    private static <T> T reading(InputStreamSource file, Function<Table, T> use) {
        try (var in = file.getInputStream()) {
            return TableReader.read(in, LIMITS, use);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same as long as no institution that the file may speak of is made or changed. */
    private int institutions(ImportRun run) {
        return tree.below(run.into()).stream()
                .mapToInt(id -> tree.find(id).hashCode())
                .sum();
    }

    private Preview preview(ImportRun run, Table table) {
        var choices = run.choices().stream()
                .collect(Collectors.toMap(
                        choice -> choice.field() + "|" + choice.text(), ImportRun.Choice::value, (a, b) -> b));
        var reach = reach(run);
        var kind = kind(run.kind());
        return kind.preview(
                run.id(),
                run.into(),
                Recognition.lines(table, run.layout(), kind),
                new Choices(choices),
                institution -> isWithin(institution, reach));
    }

    void save(ImportRun run) {
        documents.save(run);
    }
}
