package org.kopilka.survey.questionnaires;

import java.time.Instant;
import java.util.UUID;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.survey.forms.FormView;

/** @param editable whether the reader may change or delete it */
public record QuestionnaireView(
        UUID id,
        long version,
        UUID owner,
        String ownerName,
        Visibility visibility,
        boolean editable,
        Instant changed,
        FormView form) {}
