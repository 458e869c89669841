package org.kopilka.bank.practices;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.web.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A card that lacks what others need to make something of it; the problem names each field and why it matters. */
final class IncompleteCard extends Refusal {

    /** @param pointer into the practice, as for any wrong input */
    record Missing(String pointer, String message) {}

    private final transient List<String> fields;

    IncompleteCard(List<String> fields) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "incomplete");
        this.fields = fields;
    }

    @Override
    public ProblemDetail updateAndGetBody(@Nullable MessageSource messages, Locale locale) {
        if (messages != null) {
            with(
                    "errors",
                    fields.stream()
                            .map(field -> new Missing(
                                    "/card/" + field, messages.getMessage("card." + field + ".missing", null, locale)))
                            .toList());
        }
        return super.updateAndGetBody(messages, locale);
    }
}
