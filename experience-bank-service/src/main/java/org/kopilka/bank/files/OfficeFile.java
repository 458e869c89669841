package org.kopilka.bank.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A document of an office suite: looked into by its table of contents, never unpacked. */
final class OfficeFile {

    private static final int MOST_PARTS = 5_000;
    private static final long MOST_UNPACKED = 200L << 20;
    private static final int MOST_TYPES = 1 << 20;

    private OfficeFile() {}

    static boolean is(byte[] content) {
        return content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    static FileKind look(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw BadFile.broken();
            }
            var types = zip.getEntry("[Content_Types].xml");
            if (types == null) {
                throw BadFile.unknown();
            }
            var unpacked = zip.stream().mapToLong(ZipEntry::getSize).sum();
            if (unpacked > MOST_UNPACKED) {
                throw BadFile.broken();
            }
            if (zip.stream().map(ZipEntry::getName).anyMatch(OfficeFile::isProgram) || tellsOfMacros(zip, types)) {
                throw BadFile.withMacros();
            }
            return kind(zip);
        } catch (java.util.zip.ZipException | IllegalArgumentException unreadable) {
            throw BadFile.broken();
        }
    }

    private static boolean isProgram(String part) {
        var name = part.toLowerCase(Locale.ROOT);
        return name.contains("vbaproject") || name.contains("activex") || name.endsWith(".exe");
    }

    private static boolean tellsOfMacros(ZipFile zip, ZipEntry types) throws IOException {
        try (var in = zip.getInputStream(types)) {
            var text = new String(in.readNBytes(MOST_TYPES), StandardCharsets.UTF_8);
            return text.toLowerCase(Locale.ROOT).contains("macroenabled");
        }
    }

    private static FileKind kind(ZipFile zip) {
        if (zip.getEntry("word/document.xml") != null) {
            return FileKind.DOCX;
        }
        if (zip.getEntry("ppt/presentation.xml") != null) {
            return FileKind.PPTX;
        }
        if (zip.getEntry("xl/workbook.xml") != null) {
            return FileKind.XLSX;
        }
        throw BadFile.unknown();
    }
}
