package org.kopilka.survey.questionnaires;

import java.time.Instant;
import java.util.UUID;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.documents.Stored;
import org.kopilka.survey.forms.Form;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A questionnaire somebody keeps to ask again. Waves carry a copy of its form, so changing or deleting it changes no
 * wave.
 *
 * @param title in the form's own language, for lists
 * @param asked how many of its questions ask something
 */
@Document("questionnaires")
@CompoundIndex(def = "{'changed': -1, '_id': -1}")
@CompoundIndex(def = "{'owner': 1, 'changed': -1, '_id': -1}")
public record Questionnaire(
        @Id UUID id,
        long version,
        UUID owner,
        Visibility visibility,
        String title,
        int asked,
        Instant changed,
        Form form)
        implements Stored {

    static Questionnaire of(UUID id, long version, UUID owner, Visibility visibility, Form form, Instant now) {
        return new Questionnaire(
                id,
                version,
                owner,
                visibility,
                form.title().values().iterator().next(),
                form.asked().size(),
                now,
                form);
    }
}
