package org.kopilka.bank.files;

import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** A file that is not taken; nothing of it was kept. */
final class BadFile extends Refusal {

    private BadFile(HttpStatus status, String name, Object... arguments) {
        super(status, name, arguments);
    }

    static BadFile unknown() {
        return new BadFile(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "file-kind-unknown");
    }

    static BadFile broken() {
        return new BadFile(HttpStatus.UNPROCESSABLE_CONTENT, "file-broken");
    }

    static BadFile withMacros() {
        return new BadFile(HttpStatus.UNPROCESSABLE_CONTENT, "file-with-macros");
    }

    /** @param most in MiB */
    static BadFile tooLarge(long most) {
        return new BadFile(HttpStatus.CONTENT_TOO_LARGE, "file-too-large", most);
    }

    static BadFile tooMany(int most, long mostTogether) {
        return new BadFile(HttpStatus.CONFLICT, "too-many-files", most, mostTogether);
    }
}
