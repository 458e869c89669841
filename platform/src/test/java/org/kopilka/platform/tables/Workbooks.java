package org.kopilka.platform.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Workbooks as no spreadsheet program writes them. */
final class Workbooks {

    private static final String NAMESPACE = "http://schemas.openxmlformats.org/";

    private Workbooks() {}

    static byte[] zipped(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    static Map<String, byte[]> unzipped(byte[] workbook) throws IOException {
        var file = Files.createTempFile("workbook", ".xlsx");
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(Files.write(file, workbook).toFile())) {
            for (var part : Collections.list(zip.entries())) {
                parts.put(part.getName(), zip.getInputStream(part).readAllBytes());
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    /** Six parts, none of which has the name it usually has. */
    static Map<String, String> parts(String worksheet) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("_rels/.rels", relationships("officeDocument", "strange/book.bin"));
        parts.put(
                "strange/book.bin",
                "<workbook xmlns='%sspreadsheetml/2006/main' xmlns:r='%sofficeDocument/2006/relationships'><sheets>"
                                .formatted(NAMESPACE, NAMESPACE)
                        + "<sheet name='Лист' sheetId='1' r:id='worksheet'/></sheets></workbook>");
        parts.put(
                "strange/_rels/book.bin.rels",
                relationships("worksheet", "../sheet.dat", "sharedStrings", "/strings", "styles", "look.txt"));
        parts.put("sheet.dat", worksheet);
        parts.put("strings", "<sst/>");
        parts.put("strange/look.txt", "<styleSheet/>");
        return parts;
    }

    static byte[] of(Map<String, String> parts) throws IOException {
        var bytes = new LinkedHashMap<String, byte[]>();
        parts.forEach((name, content) -> bytes.put(name, content.getBytes(StandardCharsets.UTF_8)));
        return zipped(bytes);
    }

    static byte[] with(String rows) throws IOException {
        return of(parts(sheet(rows)));
    }

    static String sheet(String rows) {
        return "<worksheet xmlns='%sspreadsheetml/2006/main'><sheetData>%s</sheetData></worksheet>"
                .formatted(NAMESPACE, rows);
    }

    /** @param kindsAndTargets each kind is its relationship's id as well */
    static String relationships(String... kindsAndTargets) {
        var all = new StringBuilder("<Relationships xmlns='" + NAMESPACE + "package/2006/relationships'>");
        for (int at = 0; at < kindsAndTargets.length; at += 2) {
            all.append("<Relationship Id='%s' Type='%sofficeDocument/2006/relationships/%s' Target='%s'/>"
                    .formatted(kindsAndTargets[at], NAMESPACE, kindsAndTargets[at], kindsAndTargets[at + 1]));
        }
        return all.append("</Relationships>").toString();
    }
}
