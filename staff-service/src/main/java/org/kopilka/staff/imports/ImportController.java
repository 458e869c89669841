package org.kopilka.staff.imports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.Table;
import org.kopilka.platform.tables.TableWriter;
import org.kopilka.platform.web.Download;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.Page;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.platform.web.Versioned;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Tables of institutions and of people, brought in step by step: upload, look at what was understood, correct, decide,
 * run. Institutions are the network administrator's; people their methodists'.
 */
@RestController
@RequestMapping("/api/staff/imports")
class ImportController {

    /** @param name as in the spreadsheet, {@code A}; {@code heading} what stands in the heading's row */
    record ColumnView(
            int index,
            String name,
            String heading,
            List<String> samples,
            @Nullable String field) {}

    record FieldView(String code, boolean required) {}

    record OptionView(String value, String label) {}

    record SpellingView(
            String field, String text, int rows, @Nullable String value, boolean sure, List<OptionView> options) {}

    /** @param counts rows by verdict, of the preview or, once done, of the run */
    record ImportView(
            UUID id,
            long version,
            String kind,
            UUID into,
            String intoName,
            String fileName,
            List<String> sheets,
            int sheet,
            int headerRow,
            List<ColumnView> columns,
            List<FieldView> fields,
            List<SpellingView> spellings,
            Map<String, Integer> counts,
            ImportRun.State state,
            int done,
            int total) {}

    /** @param done rows that are brought in, of {@code total} */
    record ProgressView(ImportRun.State state, long version, int done, int total) {}

    record NoteView(
            Preview.Level level,
            @Nullable String column,
            @Nullable String field,
            String message) {}

    record RowView(
            int row,
            Preview.Verdict verdict,
            String title,
            Map<String, String> understood,
            List<NoteView> notes,
            List<OptionView> options,
            @Nullable String chosen) {}

    record LayoutBody(
            @Min(0) @Max(200) int sheet,
            @Min(-1) @Max(20_000) int headerRow,
            @NotNull @Size(max = 300) List<@Nullable @Size(max = 40) String> fields) {}

    record ChoiceBody(
            @NotBlank @Size(max = 40) String field,
            @NotNull @Size(max = 5_000) String text,
            @NotNull @Size(max = 100) String value) {}

    private final Imports imports;
    private final ImportRunner runner;
    private final InstitutionTree tree;
    private final Audit audit;
    private final MessageSource messages;

    ImportController(Imports imports, ImportRunner runner, InstitutionTree tree, Audit audit, MessageSource messages) {
        this.imports = imports;
        this.runner = runner;
        this.tree = tree;
        this.audit = audit;
        this.messages = messages;
    }

    /**
     * Uploads a table (XLSX, CSV or TSV; at most 10 MiB and 10,000 rows) and answers how it is understood. Nothing is
     * changed yet.
     *
     * @param kind {@code institutions} or {@code people}
     * @param into the node of the tree they belong under
     */
    @AnyMember
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Succeeds(201)
    ResponseEntity<ImportView> upload(
            Actor actor,
            @RequestParam @Pattern(regexp = "institutions|people") String kind,
            @RequestParam UUID into,
            @RequestParam MultipartFile file,
            Locale locale) {
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        var run = imports.start(actor, kind, into, name, file);
        return Versioned.created("/api/staff/imports/" + run.id(), view(run, locale), run.version());
    }

    /** How the file is understood, what the counts would be or are, and how far it is. */
    @AnyMember
    @ShowsRecords
    @GetMapping("/{id}")
    ResponseEntity<ImportView> show(Actor actor, @PathVariable UUID id, Locale locale) {
        return answer(actor, imports.find(actor, id), locale);
    }

    /** How far a run is; all that changes of an import while it runs. */
    @AnyMember
    @GetMapping("/{id}/progress")
    ProgressView progress(Actor actor, @PathVariable UUID id) {
        var run = imports.find(actor, id);
        return new ProgressView(run.state(), run.version(), run.done(), run.total());
    }

    /**
     * The rows of the file and what would become of each.
     *
     * @param verdict only such rows
     * @param noted only rows with a warning, an error or an open question
     * @param after the number of the row before the first
     */
    @AnyMember
    @ShowsRecords
    @GetMapping("/{id}/rows")
    Page<RowView> rows(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) Preview.@Nullable Verdict verdict,
            @RequestParam(defaultValue = "false") boolean noted,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int after,
            Locale locale) {
        var run = looked(actor, imports.find(actor, id));
        var rows = imports.rows(
                        imports.look(run),
                        after,
                        part -> (verdict == null || part.verdicts().contains(verdict)) && (!noted || part.noted()))
                .filter(row -> (verdict == null || row.verdict() == verdict) && (!noted || row.isNoted()))
                .limit(limit + 1L)
                .toList();
        var items =
                rows.stream().limit(limit).map(row -> view(row, run, locale)).toList();
        return new Page<>(
                items, rows.size() > limit ? String.valueOf(items.getLast().row()) : null);
    }

    /** Says where the headings are and what the columns hold; with another sheet and heading row -1 it is guessed anew. */
    @AnyMember
    @ShowsRecords
    @PutMapping("/{id}/layout")
    ResponseEntity<ImportView> lay(
            Actor actor,
            @PathVariable UUID id,
            ExpectedVersion expected,
            @Valid @RequestBody LayoutBody body,
            Locale locale) {
        var known = imports.kind(imports.find(actor, id).kind()).fields().stream()
                .map(ImportKind.Field::code)
                .toList();
        var fields = body.fields().stream()
                .map(field -> field != null && known.contains(field) ? field : null)
                .collect(java.util.stream.Collectors.<@Nullable String>toList());
        var layout = new ImportRun.Layout(body.sheet(), body.headerRow(), fields);
        return answer(actor, imports.lay(actor, id, expected, layout), locale);
    }

    /** Decides on spellings, or on rows (field {@code row}, text the row's number); an empty value takes back. */
    @AnyMember
    @ShowsRecords
    @PutMapping("/{id}/choices")
    ResponseEntity<ImportView> choose(
            Actor actor,
            @PathVariable UUID id,
            ExpectedVersion expected,
            @RequestBody @Size(max = 5_000) List<@Valid ChoiceBody> body,
            Locale locale) {
        var choices = body.stream()
                .map(choice -> new ImportRun.Choice(choice.field(), choice.text(), choice.value()))
                .toList();
        return answer(actor, imports.choose(actor, id, expected, choices), locale);
    }

    /** Brings the confirmed rows in, behind this request; GET shows how far it is. */
    @AnyMember
    @ShowsRecords
    @PostMapping("/{id}/runs")
    @Succeeds(202)
    ResponseEntity<ImportView> run(Actor actor, @PathVariable UUID id, ExpectedVersion expected, Locale locale) {
        var run = runner.run(actor, id, expected);
        looked(actor, run);
        return Versioned.accepted(view(run, locale), run.version());
    }

    /** Rows with errors, warnings and open questions, as XLSX. */
    @AnyMember
    @ShowsRecords
    @GetMapping(path = "/{id}/problems.xlsx", produces = Download.XLSX)
    ResponseEntity<StreamingResponseBody> problems(Actor actor, @PathVariable UUID id, Locale locale) {
        var run = looked(actor, imports.find(actor, id));
        var kept = imports.look(run);
        var header = Stream.of("row", "column", "title", "level", "message")
                .map(code -> messages.getMessage("import.problems." + code, null, locale))
                .toList();
        StreamingResponseBody body = out -> TableWriter.xlsx(
                out,
                messages.getMessage("import.problems.sheet", null, locale),
                header,
                imports.rows(kept, 0, Previews.Part::noted)
                        .flatMap(row -> row.notes().stream()
                                .filter(note -> note.level() != Preview.Level.GUESS)
                                .map(note -> List.of(
                                        row.row(),
                                        Objects.requireNonNullElse(column(run, note.field()), ""),
                                        row.title(),
                                        messages.getMessage("import.level." + note.level(), null, locale),
                                        text(note, locale)))));
        return Download.of(Download.XLSX, "problems.xlsx", body);
    }

    /** A table of people is a file of whoever brought it. */
    private ImportRun looked(Actor actor, ImportRun run) {
        audit.looked(actor, "import", run.by());
        return run;
    }

    private ResponseEntity<ImportView> answer(Actor actor, ImportRun run, Locale locale) {
        looked(actor, run);
        return Versioned.ok(view(run, locale), run.version());
    }

    private ImportView view(ImportRun run, Locale locale) {
        var kept = imports.look(run);
        var kind = imports.kind(run.kind());
        return new ImportView(
                run.id(),
                run.version(),
                run.kind(),
                run.into(),
                tree.nameOf(run.into()),
                run.fileName(),
                kept.sheets(),
                run.layout().sheet(),
                run.layout().headerRow(),
                columns(kept),
                kind.fields().stream()
                        .map(field -> new FieldView(field.code(), field.required()))
                        .toList(),
                spellings(kept, kind, locale),
                run.outcome() == null ? kept.counts() : run.outcome(),
                run.state(),
                run.done(),
                run.total());
    }

    private List<SpellingView> spellings(Previews.Kept kept, ImportKind kind, Locale locale) {
        var ofAll = new HashMap<String, List<OptionView>>();
        return kept.spellings().stream()
                .map(spelling -> new SpellingView(
                        spelling.field(),
                        spelling.text(),
                        spelling.rows(),
                        spelling.value(),
                        spelling.sure(),
                        spelling.options().isEmpty()
                                ? ofAll.computeIfAbsent(
                                        spelling.field(), field -> options(kind.options(field, locale), locale))
                                : options(spelling.options(), locale)))
                .toList();
    }

    private static List<ColumnView> columns(Previews.Kept kept) {
        return IntStream.range(0, kept.columns().size())
                .mapToObj(at -> {
                    var column = kept.columns().get(at);
                    return new ColumnView(at, Table.columnName(at), column.heading(), column.samples(), column.field());
                })
                .toList();
    }

    private RowView view(Preview.Row row, ImportRun run, Locale locale) {
        return new RowView(
                row.row(),
                row.verdict(),
                row.title(),
                row.understood(),
                row.notes().stream()
                        .map(note ->
                                new NoteView(note.level(), column(run, note.field()), note.field(), text(note, locale)))
                        .toList(),
                options(row.options(), locale),
                row.chosen());
    }

    private String text(Preview.Note note, Locale locale) {
        return messages.getMessage(
                "import.note." + note.code(), note.arguments().toArray(), locale);
    }

    private List<OptionView> options(List<Preview.Option> options, Locale locale) {
        return options.stream()
                .map(option -> new OptionView(
                        option.value(),
                        option.label().startsWith("@")
                                ? messages.getMessage(
                                        "import.option." + option.label().substring(1), null, locale)
                                : option.label()))
                .toList();
    }

    private static @Nullable String column(ImportRun run, @Nullable String field) {
        return IntStream.range(0, run.layout().fields().size())
                .filter(column ->
                        field != null && field.equals(run.layout().fields().get(column)))
                .mapToObj(Table::columnName)
                .findFirst()
                .orElse(null);
    }
}
