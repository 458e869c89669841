package org.kopilka.bank.files;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Leaves of a PNG only the chunks the picture is made of: no texts, no place, nothing behind its end. */
final class PngPicture {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> PICTURE =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs");
    private static final int LENGTH_TYPE_AND_SUM = 12;

    private PngPicture() {}

    static boolean is(byte[] content) {
        return content.length > SIGNATURE.length
                && ByteBuffer.wrap(content, 0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
    }

    static byte[] clean(byte[] content) {
        try {
            return clean(ByteBuffer.wrap(content));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cutShort) {
            throw BadFile.broken();
        }
    }

    private static byte[] clean(ByteBuffer in) {
        var out = new ByteArrayOutputStream(in.capacity());
        out.writeBytes(SIGNATURE);
        in.position(SIGNATURE.length);
        for (var type = ""; !type.equals("IEND"); ) {
            var length = in.getInt(in.position());
            if (length < 0 || length > in.remaining() - LENGTH_TYPE_AND_SUM) {
                throw BadFile.broken();
            }
            var chunk = new byte[length + LENGTH_TYPE_AND_SUM];
            in.get(chunk);
            var isFirst = type.isEmpty();
            type = new String(chunk, 4, 4, StandardCharsets.ISO_8859_1);
            if (isFirst) {
                look(type, chunk);
            }
            if (PICTURE.contains(type)) {
                out.writeBytes(chunk);
            }
        }
        return out.toByteArray();
    }

    private static void look(String type, byte[] chunk) {
        if (!type.equals("IHDR")) {
            throw BadFile.broken();
        }
        var header = ByteBuffer.wrap(chunk, 8, 8);
        Uploads.checkPixels(header.getInt(), header.getInt());
    }
}
