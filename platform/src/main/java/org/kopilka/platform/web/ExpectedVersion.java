package org.kopilka.platform.web;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The version the caller last saw, from {@code If-Match} as RFC 9110 has it: {@code *} stands for whatever is there, of
 * a list any may be it, and a weak tag is none. Without the header the request ends with 428 {@code if-match-needed},
 * with something else in it 400 {@code if-match-unreadable}.
 *
 * @param tags null stands for {@code *}
 */
public record ExpectedVersion(@Nullable Set<String> tags) {

    public static final ExpectedVersion ANY = new ExpectedVersion(null);

    private static final int LONGEST = 2_000;
    private static final String TAG = "(?:W/)?\"[!#-~\\x80-\\xff]{0,100}\"";
    private static final Pattern TAGS = Pattern.compile("[ \t,]*+" + TAG + "(?:[ \t]*,[ \t]*(?:" + TAG + ")?)*+[ \t]*");
    private static final Pattern STRONG = Pattern.compile("(W/)?\"([!#-~\\x80-\\xff]*)\"");

    /** Throws 412 {@code changed-meanwhile} unless the stored version is the one the caller saw. */
    public void check(long stored) {
        if (tags != null && !tags.contains(String.valueOf(stored))) {
            throw new Refusal(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
        }
    }

    /** @param lines the values of all headers of the name */
    static ExpectedVersion parse(List<String> lines) {
        if (lines.isEmpty()) {
            throw new Refusal(HttpStatus.PRECONDITION_REQUIRED, "if-match-needed");
        }
        var header = String.join(",", lines).strip();
        if (header.equals("*")) {
            return ANY;
        }
        if (header.length() > LONGEST || !TAGS.matcher(header).matches()) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "if-match-unreadable");
        }
        return new ExpectedVersion(STRONG.matcher(header)
                .results()
                .filter(tag -> tag.group(1) == null)
                .map(tag -> tag.group(2))
                .collect(Collectors.toUnmodifiableSet()));
    }
}
