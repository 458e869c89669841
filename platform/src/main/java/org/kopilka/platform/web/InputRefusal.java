package org.kopilka.platform.web;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A refusal (422) that names places in the input, as {@code errors} with a sentence in the reader's language each. */
public final class InputRefusal extends Refusal {

    private final transient Map<String, String> places;

    /** @param places codes of messages by RFC 6901 pointers into the input */
    public InputRefusal(String name, Map<String, String> places) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, name);
        this.places = places;
    }

    @Override
    public ProblemDetail updateAndGetBody(@Nullable MessageSource messages, Locale locale) {
        if (messages != null) {
            with(
                    "errors",
                    places.entrySet().stream()
                            .map(place -> new Problems.InputError(
                                    place.getKey(), messages.getMessage(place.getValue(), null, locale)))
                            .toList());
        }
        return super.updateAndGetBody(messages, locale);
    }
}
