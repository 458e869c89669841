package org.kopilka.operations;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

final class Checksum {

    private Checksum() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
