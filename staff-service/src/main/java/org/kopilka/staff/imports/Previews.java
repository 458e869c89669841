package org.kopilka.staff.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Indexes;
import org.kopilka.platform.tables.Table;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * What files were understood as and what would become of their rows: calculated once for each version of an import, so
 * that a look costs no more than what it shows. Kept as long as the file.
 */
@Repository
class Previews {

    private static final String COLLECTION = "import_previews";
    private static final int ROWS_IN_A_PART = 200;
    private static final int SAMPLES = 3;
    private static final int MOST_SPELLINGS = 1_000;
    private static final int LONGEST_SHOWN = 300;

    /** How long somebody who began to read the rows of an earlier version may go on. */
    private static final Duration WHILE_READ = Duration.ofMinutes(1);

    /** @param heading what stands in the heading's row */
    record Column(
            String heading, List<String> samples, @Nullable String field) {}

    /** What lies in a part, to know without reading it: its last row, and whether any needs a look. */
    record Part(int last, Set<Preview.Verdict> verdicts, boolean noted) {}

    /**
     * A preview without its rows, which lie beside it in parts.
     *
     * @param version of the import
     * @param institutions tells whether the institutions it speaks of are still as they were
     * @param key what the ids of its parts begin with
     */
    @Document(COLLECTION)
    record Kept(
            @Id UUID id,
            long version,
            int institutions,
            String key,
            List<String> sheets,
            List<Column> columns,
            List<Preview.Spelling> spellings,
            Map<String, Integer> counts,
            List<Part> parts,
            Instant at) {

        /** Rows that are new or changed. */
        int broughtIn() {
            return Preview.broughtIn(counts);
        }
    }

    @Document(COLLECTION)
    record Rows(@Id String id, UUID run, String key, List<Preview.Row> rows, Instant at) {}

    private final MongoTemplate mongo;
    private final Indexes indexes;
    private final Clock clock;

    Previews(MongoTemplate mongo, Indexes indexes, Clock clock) {
        this.indexes = indexes;
        this.mongo = mongo;
        this.clock = clock;
    }

    /** The preview of the import as it is; of one that runs or ran, the preview it ran with. */
    Optional<Kept> find(ImportRun run, int institutions) {
        return Optional.ofNullable(mongo.findById(run.id(), Kept.class))
                .filter(kept -> run.state() != ImportRun.State.DRAFT
                        || kept.version() == run.version() && kept.institutions() == institutions);
    }

    Kept keep(ImportRun run, int institutions, Table table, Preview preview) {
        indexes.make(
                COLLECTION,
                new Index("at", Sort.Direction.ASC).expire(Uploads.KEPT),
                new Index("run", Sort.Direction.ASC));
        var now = clock.instant();
        var key = UUID.randomUUID().toString();
        var parts = new ArrayList<Part>();
        for (int from = 0; from < preview.rows().size(); from += ROWS_IN_A_PART) {
            var rows = preview.rows()
                    .subList(
                            from, Math.min(from + ROWS_IN_A_PART, preview.rows().size()));
            mongo.insert(new Rows(
                    key + "|" + parts.size(),
                    run.id(),
                    key,
                    rows.stream().map(Previews::shown).toList(),
                    now));
            parts.add(new Part(
                    rows.getLast().row(),
                    rows.stream().map(Preview.Row::verdict).collect(Collectors.toSet()),
                    rows.stream().anyMatch(Preview.Row::isNoted)));
        }
        var kept = mongo.save(new Kept(
                run.id(),
                run.version(),
                institutions,
                key,
                table.sheets().stream().map(sheet -> shortened(sheet.name())).toList(),
                columns(run.layout(), table),
                spellings(preview),
                counts(preview),
                parts,
                now));
        mongo.remove(
                Query.query(Criteria.where("run")
                        .is(run.id())
                        .and("key")
                        .ne(key)
                        .and("at")
                        .lt(now.minus(WHILE_READ))),
                COLLECTION);
        return kept;
    }

    /** The rows behind one, of the parts that may have what is asked for; read part by part. */
    Stream<Preview.Row> rows(Kept kept, int after, Predicate<Part> wanted) {
        return IntStream.range(0, kept.parts().size())
                .filter(at -> kept.parts().get(at).last() > after
                        && wanted.test(kept.parts().get(at)))
                .mapToObj(at -> mongo.findById(kept.key() + "|" + at, Rows.class))
                .filter(Objects::nonNull)
                .flatMap(part -> part.rows().stream())
                .filter(row -> row.row() > after);
    }

    static Map<String, Integer> counts(Preview preview) {
        var counts = new TreeMap<String, Integer>();
        preview.rows().forEach(row -> counts.merge(row.verdict().name(), 1, Integer::sum));
        return counts;
    }

    private static List<Column> columns(ImportRun.Layout layout, Table table) {
        var rows = table.sheets().get(layout.sheet()).rows();
        var columns = new ArrayList<Column>();
        for (int column = 0; column < layout.fields().size(); column++) {
            int at = column;
            var heading = rows.stream()
                    .filter(row -> row.number() == layout.headerRow())
                    .map(row -> row.text(at))
                    .findFirst()
                    .orElse("");
            var samples = rows.stream()
                    .filter(row -> row.number() > layout.headerRow())
                    .map(row -> row.text(at))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .limit(SAMPLES)
                    .map(Previews::shortened)
                    .toList();
            columns.add(new Column(shortened(heading), samples, layout.fields().get(column)));
        }
        return columns;
    }

    /** Where a column of another kind was taken for spellings there are thousands: those to decide on go first. */
    private static List<Preview.Spelling> spellings(Preview preview) {
        if (preview.spellings().size() <= MOST_SPELLINGS) {
            return preview.spellings();
        }
        return preview.spellings().stream()
                .sorted(Comparator.comparing(Preview.Spelling::sure))
                .limit(MOST_SPELLINGS)
                .toList();
    }

    /** As it is shown, without what only a run needs. */
    private static Preview.Row shown(Preview.Row row) {
        var understood = new LinkedHashMap<String, String>();
        row.understood().forEach((field, text) -> understood.put(field, shortened(text)));
        return new Preview.Row(
                row.row(),
                row.verdict(),
                shortened(row.title()),
                understood,
                row.notes().stream()
                        .map(note -> new Preview.Note(
                                note.level(),
                                note.field(),
                                note.code(),
                                note.arguments().stream()
                                        .map(Previews::shortened)
                                        .toList()))
                        .toList(),
                row.options().stream()
                        .map(option -> new Preview.Option(option.value(), shortened(option.label())))
                        .toList(),
                row.chosen(),
                null);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
