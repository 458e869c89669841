package org.kopilka.platform.web;

import org.springframework.http.HttpStatus;

/**
 * The version the caller last saw, from {@code If-Match}. Without the header the request ends with 428
 * {@code if-match-needed}, with something else in it 400 {@code if-match-unreadable}; {@code *} stands for whatever is
 * there.
 *
 * @param version null stands for {@code *}
 */
public record ExpectedVersion(
        @org.jspecify.annotations.Nullable Long version) {

    /** Throws 412 {@code changed-meanwhile} unless the stored version is the one the caller saw. */
    public void check(long stored) {
        if (version != null && version != stored) {
            throw new Refusal(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
        }
    }

    static ExpectedVersion parse(@org.jspecify.annotations.Nullable String header) {
        if (header == null) {
            throw new Refusal(HttpStatus.PRECONDITION_REQUIRED, "if-match-needed");
        }
        if (!header.strip().matches("[0-9]{1,20}|\\*|(W/)?\"[!#-~]{0,100}\"")) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "if-match-unreadable");
        }
        var bare = header.strip().replaceFirst("^W/", "").replace("\"", "");
        if (bare.equals("*")) {
            return new ExpectedVersion(null);
        }
        try {
            return new ExpectedVersion(Long.valueOf(bare));
        } catch (NumberFormatException foreign) {
            throw new Refusal(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
        }
    }
}
