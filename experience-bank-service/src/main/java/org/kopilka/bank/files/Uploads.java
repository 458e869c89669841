package org.kopilka.bank.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Every upload is hostile until its content has proved what it is. */
final class Uploads {

    static final long MOST_BYTES = 10L << 20;
    private static final long MOST_PIXELS = 60_000_000;
    private static final int LONGEST_NAME = 120;

    /** A file as it is kept: of pictures only the picture. */
    record Clean(FileKind kind, byte[] content) {}

    private Uploads() {}

    static Clean clean(byte[] content) throws IOException {
        if (content.length > MOST_BYTES) {
            throw BadFile.tooLarge(MOST_BYTES >> 20);
        }
        if (JpegPicture.is(content)) {
            return new Clean(FileKind.JPEG, JpegPicture.clean(content));
        }
        if (PngPicture.is(content)) {
            return new Clean(FileKind.PNG, PngPicture.clean(content));
        }
        if (isPdf(content)) {
            return new Clean(FileKind.PDF, content);
        }
        if (OfficeFile.is(content)) {
            return new Clean(office(content), content);
        }
        throw BadFile.unknown();
    }

    private static boolean isPdf(byte[] content) {
        return content.length > 8 && new String(content, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-");
    }

    private static FileKind office(byte[] content) throws IOException {
        var file = Files.createTempFile("upload", ".zip");
        try {
            Files.write(file, content);
            return OfficeFile.look(file);
        } finally {
            Files.delete(file);
        }
    }

    static void checkPixels(long width, long height) {
        if (width <= 0 || height <= 0 || width * height > MOST_PIXELS) {
            throw BadFile.broken();
        }
    }

    /** The name people gave it, without folders and without what a name must not have; the ending is the kind's. */
    static String name(String given, FileKind kind) {
        var base = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "")
                .strip();
        var dot = base.lastIndexOf('.');
        var stem = dot > 0 ? base.substring(0, dot) : base;
        var cut = stem.substring(
                        0, stem.offsetByCodePoints(0, Math.min(stem.codePointCount(0, stem.length()), LONGEST_NAME)))
                .strip();
        return (cut.isEmpty() || cut.startsWith(".") ? "file" : cut) + "." + kind.word();
    }
}
