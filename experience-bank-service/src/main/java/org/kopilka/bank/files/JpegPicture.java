package org.kopilka.bank.files;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Takes from a photograph what a camera wrote beside the picture (place, time, owner, thumbnails, appended films) and
 * leaves the picture as it is. Of the Exif data only the orientation stays. Markers as in ITU-T T.81, annex B.
 */
final class JpegPicture {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int ORIENTATION = 0x0112;

    private final ByteBuffer in;
    private final ByteArrayOutputStream out;
    private boolean isSized;

    private JpegPicture(byte[] content) {
        this.in = ByteBuffer.wrap(content);
        this.out = new ByteArrayOutputStream(content.length);
    }

    static boolean is(byte[] content) {
        return content.length > 3 && content[0] == (byte) 0xFF && content[1] == (byte) SOI && content[2] == (byte) 0xFF;
    }

    static byte[] clean(byte[] content) {
        try {
            return new JpegPicture(content).clean();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cutShort) {
            throw BadFile.broken();
        }
    }

    private byte[] clean() {
        in.position(2);
        standalone(SOI);
        for (var marker = nextMarker(); marker != EOI; marker = nextMarker()) {
            if (isStandalone(marker)) {
                standalone(marker);
                continue;
            }
            var segment = segment();
            if (marker == APP1) {
                keepOrientation(segment);
            } else if (isPartOfThePicture(marker, segment)) {
                look(marker, segment);
                write(marker, segment);
            }
            if (marker == SOS) {
                copyScan();
            }
        }
        standalone(EOI);
        if (!isSized) {
            throw BadFile.broken();
        }
        return out.toByteArray();
    }

    private int nextMarker() {
        if ((in.get() & 0xFF) != 0xFF) {
            throw BadFile.broken();
        }
        var marker = 0xFF;
        while (marker == 0xFF) {
            marker = in.get() & 0xFF;
        }
        return marker;
    }

    private static boolean isStandalone(int marker) {
        return marker == 0x01 || marker >= 0xD0 && marker <= 0xD7;
    }

    private byte[] segment() {
        var length = in.getShort() & 0xFFFF;
        if (length < 2) {
            throw BadFile.broken();
        }
        var segment = new byte[length - 2];
        in.get(segment);
        return segment;
    }

    private static boolean isPartOfThePicture(int marker, byte[] segment) {
        return switch (marker) {
            case APP0 -> startsWith(segment, "JFIF\0");
            case APP2 -> startsWith(segment, "ICC_PROFILE\0");
            case APP14 -> startsWith(segment, "Adobe");
            default -> marker != COMMENT && (marker < APP0 || marker > APP15);
        };
    }

    private void look(int marker, byte[] segment) {
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
            var frame = ByteBuffer.wrap(segment, 1, 4);
            int height = frame.getShort() & 0xFFFF;
            int width = frame.getShort() & 0xFFFF;
            Uploads.checkPixels(width, height);
            isSized = true;
        }
    }

    /** Coded data runs to the next marker that is neither a stuffed zero nor a restart. */
    private void copyScan() {
        while (true) {
            var one = in.get();
            if (one == (byte) 0xFF) {
                var next = in.get(in.position()) & 0xFF;
                if (next != 0 && !isStandalone(next)) {
                    in.position(in.position() - 1);
                    return;
                }
            }
            out.write(one);
        }
    }

    private void keepOrientation(byte[] segment) {
        var orientation = startsWith(segment, "Exif\0\0") ? orientation(segment) : 1;
        if (orientation > 1) {
            write(
                    APP1,
                    ByteBuffer.allocate(32)
                            .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                            .putInt(8)
                            .putShort((short) 1)
                            .putShort((short) ORIENTATION)
                            .putShort((short) 3)
                            .putInt(1)
                            .putShort((short) orientation)
                            .array());
        }
    }

    /** From the first directory of the TIFF data in it; 1, upright, where it says nothing that can be read. */
    private static int orientation(byte[] segment) {
        try {
            var tiff = ByteBuffer.wrap(segment, 6, segment.length - 6).slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            tiff.position(tiff.getInt(4));
            for (var left = tiff.getShort() & 0xFFFF; left > 0; left--) {
                var entry = tiff.position();
                if ((tiff.getShort() & 0xFFFF) == ORIENTATION) {
                    var value = tiff.getShort(entry + 8) & 0xFFFF;
                    return value <= 8 ? value : 1;
                }
                tiff.position(entry + 12);
            }
            return 1;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException unreadable) {
            return 1;
        }
    }

    private static boolean startsWith(byte[] segment, String text) {
        return new String(segment, 0, Math.min(segment.length, text.length()), StandardCharsets.ISO_8859_1)
                .equals(text);
    }

    private void standalone(int marker) {
        out.write(0xFF);
        out.write(marker);
    }

    private void write(int marker, byte[] segment) {
        standalone(marker);
        out.write(segment.length + 2 >> 8);
        out.write(segment.length + 2);
        out.writeBytes(segment);
    }
}
