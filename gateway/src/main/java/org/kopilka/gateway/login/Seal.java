package org.kopilka.gateway.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.kopilka.gateway.GatewaySettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tokens as they lie in the store: AES-256 in GCM, so that whoever reads the store logs in as nobody. Each is tied to its
 * login: moved to another, it opens no more. The former key, while it is given, opens and does not seal.
 */
@Component
final class Seal {

    private static final String MARK = "sealed.";
    private static final int NAME_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Key current;
    private final List<Key> all;

    /** @param name the beginning of the key's hash, which stands before what it sealed */
    private record Key(SecretKeySpec secret, byte[] name) {

        static Key of(String said) {
            var hash = sha256(("kopilka logins " + said).getBytes(UTF_8));
            return new Key(new SecretKeySpec(hash, "AES"), Arrays.copyOf(sha256(hash), NAME_BYTES));
        }
    }

    @Autowired
    Seal(GatewaySettings settings) {
        this(settings.loginKey(), settings.loginKeyBefore());
    }

    /** @param former empty where there is none */
    Seal(String key, String former) {
        if (key.isBlank()) {
            throw new IllegalStateException("KOPILKA_LOGIN_KEY has to say a key, with which tokens are kept");
        }
        this.current = Key.of(key);
        this.all = Stream.of(key, former)
                .filter(said -> !said.isBlank())
                .map(Key::of)
                .toList();
    }

    /** The login as the store has it. */
    Login close(Login login) {
        return login.withTokens(close(login.id(), login.accessToken()), close(login.id(), login.refreshToken()));
    }

    /** Nothing where it was sealed with a key that is no longer given, or was tampered with: the person logs in again. */
    Optional<Login> open(Login stored) {
        return open(stored.id(), stored.accessToken())
                .flatMap(access ->
                        open(stored.id(), stored.refreshToken()).map(refresh -> stored.withTokens(access, refresh)));
    }

    /** Whether it lies in the store as it would be put there now: an earlier version put it there as it was. */
    boolean isCurrent(Login stored) {
        return Stream.of(stored.accessToken(), stored.refreshToken())
                .allMatch(token -> token.startsWith(MARK)
                        && decoded(token)
                                .filter(bytes -> Arrays.equals(current.name(), Arrays.copyOf(bytes, NAME_BYTES)))
                                .isPresent());
    }

    private String close(String login, String token) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, login).doFinal(token.getBytes(UTF_8));
            var whole = ByteBuffer.allocate(NAME_BYTES + NONCE_BYTES + sealed.length)
                    .put(current.name())
                    .put(nonce)
                    .put(sealed);
            return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<String> open(String login, String token) {
        return token.startsWith(MARK) ? decoded(token).flatMap(bytes -> open(login, bytes)) : Optional.of(token);
    }

    private Optional<String> open(String login, byte[] bytes) {
        var name = Arrays.copyOf(bytes, NAME_BYTES);
        var nonce = Arrays.copyOfRange(bytes, NAME_BYTES, NAME_BYTES + NONCE_BYTES);
        return all.stream()
                .filter(key -> Arrays.equals(key.name(), name))
                .findFirst()
                .flatMap(key -> {
                    try {
                        var plain = cipher(Cipher.DECRYPT_MODE, key, nonce, login)
                                .doFinal(bytes, NAME_BYTES + NONCE_BYTES, bytes.length - NAME_BYTES - NONCE_BYTES);
                        return Optional.of(new String(plain, UTF_8));
                    } catch (GeneralSecurityException tampered) {
                        return Optional.empty();
                    }
                });
    }

    private static Optional<byte[]> decoded(String token) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(token.substring(MARK.length())))
                    .filter(bytes -> bytes.length > NAME_BYTES + NONCE_BYTES);
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, String login) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(login.getBytes(UTF_8));
        return cipher;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
