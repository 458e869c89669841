package org.kopilka.survey.results;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.web.Refusal;
import org.kopilka.survey.answers.Answers;
import org.kopilka.survey.waves.Wave;
import org.kopilka.survey.waves.WaveForms;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts the answers of waves and keeps the counts. Those of an anonymous wave are counted once, when it is over: from
 * two that differ by one, anybody could read off that one.
 */
@Service
public class Photographs {

    /** @param counts a {@link Photograph} as JSON; one field, since nobody queries inside */
    @Document("results")
    record Kept(@Id UUID id, int answers, boolean last, String counts) {}

    private static final int MOST_HELD = 20;

    private final MongoTemplate mongo;
    private final WaveForms forms;
    private final Answers answers;
    private final JsonMapper json;
    private final Map<UUID, Photograph> held = new LinkedHashMap<>(32, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Photograph> eldest) {
            return size() > MOST_HELD;
        }
    };

    Photographs(MongoTemplate mongo, WaveForms forms, Answers answers, JsonMapper json) {
        this.mongo = mongo;
        this.forms = forms;
        this.answers = answers;
        this.json = json;
    }

    /** Throws 409 {@code wave-not-over} where nothing may be shown yet. */
    Photograph of(Wave wave) {
        if (!wave.showsResults()) {
            throw new Refusal(HttpStatus.CONFLICT, "wave-not-over");
        }
        var known = held(wave.id());
        if (known != null && known.last()) {
            return known;
        }
        var kept = mongo.findById(wave.id(), Kept.class);
        var shown = kept != null && isFresh(kept, wave)
                ? json.readValue(kept.counts(), Photograph.class)
                : keep(wave, take(wave));
        if (shown.last()) {
            hold(wave.id(), shown);
        }
        return shown;
    }

    /** The counts of a wave that is over. */
    public Tabulation ofSettled(Wave wave) {
        return of(wave).whole();
    }

    private static boolean isFresh(Kept kept, Wave wave) {
        return kept.last() || !wave.settled() && wave.answered() == kept.answers();
    }

    private Photograph keep(Wave wave, Photograph taken) {
        mongo.save(new Kept(wave.id(), taken.whole().answers(), taken.last(), json.writeValueAsString(taken)));
        return taken;
    }

    private Photograph take(Wave wave) {
        var form = forms.of(wave).form();
        var whole = new Tabulator(form);
        var parts = new HashMap<UUID, Tabulator>();
        answers.each(wave.id(), answer -> {
            whole.add(answer.values());
            if (answer.institution() != null) {
                parts.computeIfAbsent(answer.institution(), _ -> new Tabulator(form))
                        .add(answer.values());
            }
        });
        var counted = new HashMap<UUID, Tabulation>();
        parts.forEach((institution, part) -> counted.put(institution, part.done()));
        return new Photograph(wave.settled(), whole.done(), counted);
    }

    private @Nullable Photograph held(UUID wave) {
        synchronized (held) {
            return held.get(wave);
        }
    }

    private void hold(UUID wave, Photograph last) {
        synchronized (held) {
            held.put(wave, last);
        }
    }
}
