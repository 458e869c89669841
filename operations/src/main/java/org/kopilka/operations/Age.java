package org.kopilka.operations;

import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

/** Encryption as the program {@code age} does it, with X25519 keys. */
final class Age {

    private static final byte[] BEGINNING = "age-encryption.org/v1".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private Age() {}

    static OutputStream encrypting(OutputStream out, String recipient) throws IOException {
        try {
            var reader = X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
            var channel = new StandardEncryptingChannelFactory()
                    .newEncryptingChannel(Channels.newChannel(out), List.of(reader));
            return new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        } catch (GeneralSecurityException | IllegalArgumentException bad) {
            throw new Trouble(
                    "KOPILKA_BACKUP_KEY is no age recipient; it has to be the line age1… that age-keygen prints.", bad);
        }
    }

    /** Whether it begins as encrypted files do; nothing of it is read away. */
    static boolean isEncrypted(BufferedInputStream in) throws IOException {
        in.mark(BEGINNING.length);
        var begins = in.readNBytes(BEGINNING.length);
        in.reset();
        return Arrays.equals(begins, BEGINNING);
    }

    static InputStream decrypting(InputStream in, Path identity) throws IOException {
        var line = secret(identity);
        try {
            var reader = X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(line);
            return Channels.newInputStream(new StandardDecryptingChannelFactory()
                    .newDecryptingChannel(Channels.newChannel(in), List.of(reader)));
        } catch (UnsupportedRecipientStanzaException others) {
            throw new Trouble(
                    "The backup is encrypted for another key than the one in %s; find the identity that belongs to it."
                            .formatted(identity),
                    others);
        } catch (GeneralSecurityException | IllegalArgumentException bad) {
            throw new Trouble(
                    "%s does not open the backup: it holds another key, or the backup was altered.".formatted(identity),
                    bad);
        }
    }

    private static String secret(Path identity) {
        try (var lines = Files.lines(identity)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("AGE-SECRET-KEY-1"))
                    .findFirst()
                    .orElseThrow(() -> new Trouble(
                            "%s holds no age identity, a line that begins with AGE-SECRET-KEY-1.".formatted(identity)));
        } catch (IOException unreadable) {
            throw new Trouble(
                    "KOPILKA_BACKUP_IDENTITY names %s, which cannot be read.".formatted(identity), unreadable);
        }
    }
}
