package org.kopilka.platform.tables;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.values.Text;

/**
 * XLSX (ECMA-376, part 1, 18), transitional or strict: visible sheets, dates known by their cell's format, formulas
 * marked and never computed. Nothing is held but the rows that are taken, and the strings that cells share.
 */
final class XlsxReader {

    private static final int LAST_ROW = 1 << 20;
    private static final int LAST_COLUMN = 1 << 14;
    private static final int LAST_DAY = 2_958_465; // 31 December 9999
    private static final int FEBRUARY_29 = 60; // of 1900, a day that Excel believes in
    private static final int LONGEST_NUMBER = 50;
    private static final int MOST_ZEROS = 30;

    private final Measure measure;
    private final Limits limits;
    private final Parts parts;
    private List<String> shared = List.of();
    private Styles styles = Styles.none();
    private LocalDate dayZero = LocalDate.of(1899, 12, 30);

    private XlsxReader(Parts parts, Measure measure) {
        this.parts = parts;
        this.measure = measure;
        this.limits = measure.limits();
    }

    /** @throws BadTable whatever is wrong with the file */
    static Table read(Path file, Measure measure) {
        try (var parts = Parts.of(file, measure)) {
            return new XlsxReader(parts, measure).read();
        } catch (BadTable asItIs) {
            throw asItIs;
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            throw BadTable.unreadable();
        }
    }

    private record SheetAt(String name, @Nullable String relationship) {}

    private Table read() throws IOException, XMLStreamException {
        var workbook = parts.from(Parts.ROOT).stream()
                .filter(relationship -> relationship.kind().equals("officeDocument"))
                .map(Parts.Relationship::part)
                .findFirst()
                .orElseThrow(BadTable::unreadable);
        var related = parts.from(workbook);
        var visible = visible(workbook);
        for (var relationship : related) {
            if (relationship.kind().equals("styles")) {
                try (var xml = parts.open(relationship.part())) {
                    styles = Styles.read(xml);
                }
            } else if (relationship.kind().equals("sharedStrings")) {
                try (var xml = parts.open(relationship.part())) {
                    shared = shared(xml);
                }
            }
        }
        Map<String, String> worksheets = related.stream()
                .filter(relationship -> relationship.kind().equals("worksheet"))
                .collect(Collectors.toMap(Parts.Relationship::id, Parts.Relationship::part));
        var sheets = new ArrayList<Table.Sheet>();
        for (var sheet : visible) {
            var part = worksheets.get(sheet.relationship());
            if (part != null) { // else a sheet of a chart alone
                try (var xml = parts.open(part)) {
                    sheets.add(new Table.Sheet(sheet.name(), rows(xml)));
                }
            }
        }
        return new Table(sheets);
    }

    private List<SheetAt> visible(String workbook) throws IOException, XMLStreamException {
        var visible = new ArrayList<SheetAt>();
        try (var xml = parts.open(workbook)) {
            while (xml.next()) {
                if (xml.opens("workbookPr") && isTrue(xml.attribute("date1904"))) {
                    dayZero = LocalDate.of(1904, 1, 1);
                } else if (xml.opens("sheet")) {
                    var state = xml.attribute("state");
                    if (state == null || state.equals("visible")) {
                        visible.add(new SheetAt(orEmpty(xml.attribute("name")), xml.attribute("id")));
                    }
                    if (visible.size() > Limits.SHEETS) {
                        throw BadTable.tooManySheets(Limits.SHEETS);
                    }
                }
            }
        }
        return visible;
    }

    private List<String> shared(Markup xml) throws XMLStreamException {
        var strings = new ArrayList<String>();
        int held = 0;
        while (xml.next()) {
            if (xml.opens("si")) {
                strings.add(richText(xml, "si"));
                held += strings.getLast().length();
                if (strings.size() > Limits.FILLED || held > Limits.TEXT) {
                    throw BadTable.tooMuchText();
                }
            }
        }
        return strings;
    }

    private List<Table.Row> rows(Markup xml) throws XMLStreamException {
        var rows = new ArrayList<Table.Row>();
        int number = 0;
        while (xml.next() && !xml.closes("sheetData")) {
            if (xml.opens("row")) {
                number = number(xml.attribute("r"), number);
                var cells = cells(xml, number);
                if (!cells.isEmpty()) {
                    measure.row();
                    rows.add(new Table.Row(number, cells));
                }
            }
        }
        return rows;
    }

    /** Rows say their number or follow the one before; a second of one number could not be told apart. */
    private static int number(@Nullable String told, int before) {
        int number = told == null ? before + 1 : Integer.parseInt(told);
        if (number <= before || number > LAST_ROW) {
            throw BadTable.unreadable();
        }
        return number;
    }

    private List<Table.Cell> cells(Markup xml, int row) throws XMLStreamException {
        var cells = new Table.Cell[0];
        int width = 0;
        int column = -1;
        while (xml.next() && !xml.closes("row")) {
            if (xml.opens("c")) {
                column = column(xml.attribute("r"), column, row);
                var cell = cell(xml);
                if (!cell.isEmpty()) {
                    measure.cell(row, column, cell.text().length());
                    if (column >= cells.length) {
                        int before = cells.length;
                        cells = Arrays.copyOf(cells, Math.min(limits.columns(), Math.max(16, column * 2)));
                        Arrays.fill(cells, before, cells.length, Table.Cell.EMPTY);
                    }
                    cells[column] = cell;
                    width = Math.max(width, column + 1);
                }
            }
        }
        return List.of(Arrays.copyOf(cells, width));
    }

    /** {@code C7} is column 2; a cell that does not say where it stands follows the one before. */
    private int column(@Nullable String reference, int before, int row) {
        if (reference == null) {
            return before + 1;
        }
        int column = 0;
        int at = 0;
        for (; at < reference.length() && isLatin(reference.charAt(at)); at++) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(at)) - 'A' + 1);
            if (column > LAST_COLUMN) {
                throw BadTable.tooManyColumns(row, limits.columns());
            }
        }
        if (at == 0) {
            throw BadTable.unreadable();
        }
        return column - 1;
    }

    private static boolean isLatin(char letter) {
        return letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z';
    }

    private Table.Cell cell(Markup xml) throws XMLStreamException {
        var type = orEmpty(xml.attribute("t"));
        var style = xml.attribute("s");
        var formula = false;
        var value = "";
        while (xml.next() && !xml.closes("c")) {
            if (xml.opens("f")) {
                formula = true;
                xml.skip();
            } else if (xml.opens("v")) {
                var text = new StringBuilder();
                xml.text(text, limits.cell());
                value = text.toString();
            } else if (xml.opens("is")) {
                value = richText(xml, "is");
            }
        }
        return cell(type, style, value, formula);
    }

    private Table.Cell cell(String type, @Nullable String style, String value, boolean formula) {
        var day = switch (type) {
            case "", "n" -> styles.isDay(style) ? day(value) : null;
            case "d" -> isoDay(value);
            default -> null;
        };
        if (day != null) {
            return new Table.Cell(day.toString(), day, formula);
        }
        var text = switch (type) {
            case "s" -> value.isBlank() ? "" : shared.get(Integer.parseInt(value.strip()));
            case "e" -> "";
            case "", "n" -> numberText(value.strip());
            case "str" -> Escapes.undone(value);
            default -> value;
        };
        var plain = Text.tidy(text);
        return plain.isEmpty() ? Table.Cell.EMPTY : new Table.Cell(plain, null, formula);
    }

    /** The text of a string in one piece or in runs; how it is pronounced stands beside it and is left out. */
    private String richText(Markup xml, String end) throws XMLStreamException {
        var text = new StringBuilder();
        while (xml.next() && !xml.closes(end)) {
            if (xml.opens("t")) {
                xml.text(text, limits.cell());
            } else if (xml.opens("rPh")) {
                xml.skip();
            }
        }
        return Escapes.undone(text.toString());
    }

    private @Nullable LocalDate day(String value) {
        if (value.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            double days = Double.parseDouble(value);
            if (!(days >= 1 && days <= LAST_DAY)) {
                return null;
            }
            var isBeforeFebruary29 = days < FEBRUARY_29 && dayZero.getYear() < 1900;
            return dayZero.plusDays((long) days + (isBeforeFebruary29 ? 1 : 0));
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static @Nullable LocalDate isoDay(String value) {
        try {
            return value.length() < 10 ? null : LocalDate.parse(value.substring(0, 10));
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /** As a spreadsheet shows it, to 15 digits; what is no number, or one beyond all measure, stays as it is written. */
    private static String numberText(String value) {
        if (value.length() > LONGEST_NUMBER) {
            return value;
        }
        try {
            var number = new BigDecimal(value).round(new MathContext(15));
            var isPlain = number.scale() <= MOST_ZEROS && number.scale() >= -MOST_ZEROS;
            return isPlain ? number.stripTrailingZeros().toPlainString() : value;
        } catch (NumberFormatException | ArithmeticException noNumber) {
            return value;
        }
    }

    private static boolean isTrue(@Nullable String told) {
        return "1".equals(told) || "true".equals(told);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
