package org.kopilka.survey.forms;

import java.util.Map;

/** The same text in several languages, by language code. */
public final class Texts {

    private Texts() {}

    /** The text in the reader's language, else in the form's own, else in any; empty if there is none. */
    public static String in(String language, Map<String, String> texts, String fallback) {
        var text = texts.get(language);
        if (text == null) {
            text = texts.get(fallback);
        }
        return text == null ? texts.values().stream().findFirst().orElse("") : text;
    }
}
