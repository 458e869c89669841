package org.kopilka.operations;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;

/** Reads a backup as {@link BackupWriter} writes it, and refuses whatever is not whole. */
record BackupReader(Path file, Optional<String> identity) {

    private static final int LARGEST_DOCUMENT = 17 << 20;
    private static final int LARGEST_LIST = 4 << 20;

    /**
     * @param product the version that wrote it
     * @param entries in their order
     */
    record Description(String product, String at, List<Entry> entries) {

        long documents() {
            return entries.stream().mapToLong(Entry::documents).sum();
        }
    }

    /** @param sha256 of its content */
    record Entry(String name, long documents, String sha256) {

        static Entry of(Document stored) {
            return new Entry(
                    stored.getString("name"),
                    stored.get("documents", Number.class).longValue(),
                    stored.getString("sha256"));
        }
    }

    /** What becomes of the contents. Whatever is left unread is passed over. */
    interface Taker {

        void collection(String database, String name, Iterator<RawBsonDocument> documents) throws IOException;

        void accounts(InputStream json) throws IOException;
    }

    /** Reads all of it. @throws Trouble if it is cut short, altered, of a newer format or nothing of ours */
    Description check() {
        return read(new Taker() {
            @Override
            public void collection(String database, String name, Iterator<RawBsonDocument> documents) {
                documents.forEachRemaining(_ -> {});
            }

            @Override
            public void accounts(InputStream json) throws IOException {
                json.transferTo(OutputStream.nullOutputStream());
            }
        });
    }

    Description read(Taker taker) {
        try (var raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            if (!Age.isEncrypted(raw)) {
                return read(raw, taker);
            }
            var key = identity.orElseThrow(() ->
                    new Trouble("%s is encrypted; let KOPILKA_BACKUP_IDENTITY name the file with its age identity."
                            .formatted(file)));
            return read(Age.decrypting(raw, Path.of(key)), taker);
        } catch (NoSuchFileException missing) {
            throw new Trouble("There is no file %s.".formatted(file), missing);
        } catch (EOFException cut) {
            throw cutShort(cut);
        } catch (IOException broken) {
            throw altered(broken);
        }
    }

    private Description read(InputStream in, Taker taker) throws IOException {
        var zip = new ZipInputStream(in);
        var first = zip.getNextEntry();
        if (first == null || !first.getName().equals(BackupWriter.MANIFEST)) {
            throw new Trouble("%s is no backup of Kopilka.".formatted(file));
        }
        var manifest = json(zip);
        var format = manifest.getInteger("format", 0);
        if (format > BackupWriter.FORMAT) {
            throw new Trouble(
                    "%s is of format %d, and this program reads up to %d: restore it with Kopilka %s or later."
                            .formatted(file, format, BackupWriter.FORMAT, manifest.getString("product")));
        }
        var found = new ArrayList<Entry>();
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(BackupWriter.CLOSING)) {
                var promised = json(zip).getList("entries", Document.class).stream()
                        .map(Entry::of)
                        .toList();
                if (!promised.equals(found)) {
                    throw altered(null);
                }
                return new Description(manifest.getString("product"), manifest.getString("at"), promised);
            }
            found.add(take(zip, entry, taker));
        }
        throw cutShort(null);
    }

    private Entry take(ZipInputStream zip, ZipEntry entry, Taker taker) throws IOException {
        var digest = Checksum.begin();
        var content = new DigestInputStream(zip, digest);
        long count = 0;
        if (entry.getName().equals(BackupWriter.ACCOUNTS)) {
            taker.accounts(content);
        } else {
            var place = entry.getName().split("/", 2);
            if (place.length != 2 || !Contents.DATABASES.contains(place[0]) || !place[1].endsWith(BackupWriter.BSON)) {
                throw altered(null);
            }
            var documents = new Documents(content);
            taker.collection(
                    place[0], place[1].substring(0, place[1].length() - BackupWriter.BSON.length()), documents);
            count = documents.count;
        }
        return new Entry(entry.getName(), count, HexFormat.of().formatHex(digest.digest()));
    }

    private Document json(InputStream in) throws IOException {
        try {
            return Document.parse(new String(in.readNBytes(LARGEST_LIST), StandardCharsets.UTF_8));
        } catch (JsonParseException unreadable) {
            throw altered(unreadable);
        }
    }

    private Trouble cutShort(@Nullable Throwable cause) {
        var sentence = "%s is cut short; take an earlier backup, or copy this one again.".formatted(file);
        return cause == null ? new Trouble(sentence) : new Trouble(sentence, cause);
    }

    private Trouble altered(@Nullable Throwable cause) {
        var sentence =
                "%s was altered after it was written; take an earlier backup, or copy this one again.".formatted(file);
        return cause == null ? new Trouble(sentence) : new Trouble(sentence, cause);
    }

    /** Documents one after another, each of which begins with its length. */
    private final class Documents implements Iterator<RawBsonDocument> {

        private final DataInputStream in;
        private final byte[] length = new byte[Integer.BYTES];
        private @Nullable RawBsonDocument next;
        private long count;

        Documents(InputStream in) {
            this.in = new DataInputStream(in);
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = read();
            }
            return next != null;
        }

        @Override
        public RawBsonDocument next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            var document = next;
            next = null;
            count++;
            return document;
        }

        private @Nullable RawBsonDocument read() {
            try {
                int begun = in.readNBytes(length, 0, length.length);
                if (begun == 0) {
                    return null;
                }
                int size =
                        ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
                if (begun < length.length || size < Integer.BYTES + 1 || size > LARGEST_DOCUMENT) {
                    throw altered(null);
                }
                var bytes = new byte[size];
                System.arraycopy(length, 0, bytes, 0, length.length);
                in.readFully(bytes, length.length, size - length.length);
                return new RawBsonDocument(bytes);
            } catch (EOFException cut) {
                throw cutShort(cut);
            } catch (IOException broken) {
                throw altered(broken);
            }
        }
    }
}
