package org.kopilka.survey.forms;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions under one heading. @param parent the group around it, null at the top */
public record Group(
        String name,
        Map<String, String> label,
        @Nullable String parent,
        @Nullable String relevant) {}
