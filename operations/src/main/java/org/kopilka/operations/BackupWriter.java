package org.kopilka.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * Writes a backup from its beginning to its end: a zip of {@value #MANIFEST}, a file of BSON documents one after another
 * for each collection, the accounts, and {@value #CLOSING} with what has to be in the others.
 */
final class BackupWriter implements AutoCloseable {

    /** Raised when an older program could not restore a newer backup. */
    static final int FORMAT = 1;

    static final String MANIFEST = "manifest.json";
    static final String CLOSING = "closing.json";
    static final String ACCOUNTS = "accounts.json";
    static final String BSON = ".bson";

    private final ZipOutputStream zip;
    private final List<Document> entries = new ArrayList<>();

    BackupWriter(OutputStream out, String product, Instant at) throws IOException {
        zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        var manifest = new Document("format", FORMAT).append("product", product).append("at", at.toString());
        zip.write(manifest.toJson().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** @return how many documents there were */
    long collection(String database, String name, Iterator<RawBsonDocument> documents) throws IOException {
        var entry = new Entry(database + "/" + name + BSON);
        long count = 0;
        while (documents.hasNext()) {
            var bytes = documents.next().getByteBuffer();
            entry.write(bytes.array(), bytes.position(), bytes.remaining());
            count++;
        }
        entry.close(count);
        return count;
    }

    void accounts(InputStream json) throws IOException {
        var entry = new Entry(ACCOUNTS);
        var buffer = new byte[1 << 14];
        for (int read = json.read(buffer); read >= 0; read = json.read(buffer)) {
            entry.write(buffer, 0, read);
        }
        entry.close(0);
    }

    /** Without this the backup is none. */
    void finish() throws IOException {
        zip.putNextEntry(new ZipEntry(CLOSING));
        zip.write(new Document("entries", entries).toJson().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Entry {

        private final String name;
        private final MessageDigest digest = Checksum.begin();

        Entry(String name) throws IOException {
            this.name = name;
            zip.putNextEntry(new ZipEntry(name));
        }

        void write(byte[] bytes, int from, int length) throws IOException {
            digest.update(bytes, from, length);
            zip.write(bytes, from, length);
        }

        void close(long documents) throws IOException {
            zip.closeEntry();
            entries.add(new Document("name", name)
                    .append("documents", documents)
                    .append("sha256", HexFormat.of().formatHex(digest.digest())));
        }
    }
}
