package org.kopilka.survey.older;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.Table;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.platform.web.Refusal;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.forms.Wordings;
import org.springframework.http.HttpStatus;

/**
 * A table of an older wave: a row of headings, then an answer in each row.
 *
 * @param sheet that it is, {@code sheets} all that there are
 * @param codebook what a workbook of our own says of its questions, by their headings
 * @param aboutPeople columns of such a workbook that say who answered
 * @param isJoined whether there was one heading for rows of several cells, which are put together again
 */
record OldTable(
        String sheet,
        List<Sheet> sheets,
        Table.Row header,
        List<Table.Row> rows,
        Map<String, OwnExports.Known> codebook,
        List<Integer> aboutPeople,
        boolean isJoined) {

    /** @param rows below the first */
    record Sheet(String name, int rows) {}

    static final Limits LIMITS = new Limits(6 << 20, 32L << 20, 10_000, 200, 20_000);

    private static final int PERSON = 0;
    private static final int INSTITUTION = 1;

    /**
     * Reads a table and uses it before another is read.
     *
     * @param wanted the sheet; null for our own answers, else the one with most in it
     */
    static <T> T read(InputStream upload, @Nullable String wanted, OwnExports exports, Function<OldTable, T> use)
            throws IOException {
        return TableReader.read(upload, LIMITS, table -> use.apply(of(table, wanted, exports)));
    }

    private static OldTable of(Table table, @Nullable String wanted, OwnExports exports) {
        var filled =
                table.sheets().stream().filter(sheet -> sheet.rows().size() > 1).toList();
        if (filled.isEmpty()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "table-empty");
        }
        var sheet = wanted == null || wanted.isEmpty()
                ? found(filled, exports)
                : filled.stream()
                        .filter(one -> one.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-sheet", wanted));
        var header = sheet.rows().getFirst();
        if (exports.isResults(header) || exports.isCodebook(header)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "results-not-answers");
        }
        var isOwn = exports.isAnswers(header);
        var codebook = filled.stream()
                .filter(one -> isOwn && exports.isCodebook(one.rows().getFirst()))
                .findFirst()
                .map(one -> exports.codebook(one.rows().subList(1, one.rows().size())));
        var rows = sheet.rows().subList(1, sheet.rows().size());
        var isJoined =
                sheet.name().isEmpty() && width(header) <= 1 && rows.stream().anyMatch(row -> width(row) > 1);
        return new OldTable(
                sheet.name(),
                filled.stream()
                        .map(one -> new Sheet(one.name(), one.rows().size() - 1))
                        .toList(),
                header,
                isJoined ? rows.stream().map(OldTable::joined).toList() : rows,
                codebook.orElse(Map.of()),
                isOwn ? List.of(PERSON, INSTITUTION) : List.of(),
                isJoined);
    }

    private static Table.Sheet found(List<Table.Sheet> sheets, OwnExports exports) {
        return sheets.stream()
                .filter(sheet -> exports.isAnswers(sheet.rows().getFirst()))
                .findFirst()
                .orElseGet(() -> sheets.stream()
                        .reduce((one, other) -> cells(other) > cells(one) ? other : one)
                        .orElseThrow());
    }

    private static long cells(Table.Sheet sheet) {
        return sheet.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> !cell.isEmpty())
                .count();
    }

    /** A text table with one heading has one column, whatever separators its answers have in them. */
    private static Table.Row joined(Table.Row row) {
        return width(row) <= 1
                ? row
                : new Table.Row(
                        row.number(),
                        List.of(Table.Cell.of(row.cells().stream()
                                .map(Table.Cell::text)
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(", ")))));
    }

    private static int width(Table.Row row) {
        return IntStream.range(0, row.cells().size())
                .filter(column -> !row.cell(column).isEmpty())
                .map(column -> column + 1)
                .max()
                .orElse(0);
    }

    OldTable only(LoadPlan.Only only) {
        return new OldTable(
                sheet, sheets, header, rows.stream().filter(only::takes).toList(), codebook, aboutPeople, isJoined);
    }

    /** Those with a heading, and those behind in which some row has an answer. */
    int columns() {
        return Math.max(
                width(header), rows.stream().mapToInt(OldTable::width).max().orElse(0));
    }

    Optional<OwnExports.Known> known(int column) {
        return aboutPeople.contains(column) ? Optional.empty() : Optional.ofNullable(codebook.get(header.text(column)));
    }

    /** What is told of the table before anybody says what it is. */
    List<Told.Place> notices() {
        var told = new Told();
        sayWhatIsLonger(told);
        return told.notices();
    }

    void sayWhatIsLonger(Told told) {
        int headings = width(header);
        rows.stream().filter(row -> width(row) > headings).forEach(row -> told.notice(headings, "longer-than-heading"));
        if (isJoined) {
            told.notice(Told.WHOLE, "read-as-one-column");
        }
    }

    /** The column as the question of a form that it is. */
    ColumnProfile profile(ColumnProfile guessed, Form form, Question question) {
        var profile = profile(guessed.column(), Map.of(), Wordings.of(form.choices(question)));
        return switch (question.kind()) {
            case MULTIPLE -> profile.as(ColumnKind.MULTIPLE, guessed.question());
            case RANK -> profile.as(ColumnKind.RANK, guessed.question());
            default -> guessed;
        };
    }

    /** @param known texts that are answers as a whole */
    ColumnProfile profile(int column, Map<String, String> same, Wordings<String> known) {
        return ColumnProfile.of(header, rows, column, same, known);
    }

    List<ColumnProfile> profiles() {
        var profiles = new ArrayList<ColumnProfile>();
        for (int column = 0; column < columns(); column++) {
            var known = known(column);
            var profile = profile(
                    column,
                    Map.of(),
                    known.map(question -> Wordings.of(question.choices())).orElseGet(Wordings::new));
            profiles.add(
                    aboutPeople.contains(column)
                            ? profile.as(ColumnKind.IGNORE, profile.header())
                            : known.map(question -> profile.as(question.kind(), question.text()))
                                    .orElse(profile));
        }
        return Ticks.found(profiles, rows.size());
    }

    /** The texts of questions by the headings of their columns, from a table of two columns in either order. */
    static Map<String, String> questionTexts(InputStream upload) throws IOException {
        return TableReader.read(upload, LIMITS, table -> {
            var texts = new HashMap<String, String>();
            table.sheets().getFirst().rows().forEach(row -> {
                texts.put(row.text(0), row.text(1));
                texts.put(row.text(1), row.text(0));
            });
            texts.values().removeIf(String::isEmpty);
            return texts;
        });
    }
}
