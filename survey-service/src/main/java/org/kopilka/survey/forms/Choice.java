package org.kopilka.survey.forms;

import java.util.Map;

/** @param columns what else its row says, for filters and for classing results */
public record Choice(String name, Map<String, String> label, Map<String, String> columns) {

    /** The name of the choice for what is on no list. */
    public static final String OTHER = "other";
}
