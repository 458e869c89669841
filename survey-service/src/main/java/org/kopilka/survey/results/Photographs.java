package org.kopilka.survey.results;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.survey.answers.Anonymity;
import org.kopilka.survey.answers.Answers;
import org.kopilka.survey.waves.Wave;
import org.kopilka.survey.waves.WaveForms;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts the answers of waves and keeps the counts. While an anonymous wave is open they move on only by five answers
 * at a time: from two that differ by one, anybody could read off that one.
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

    Photograph of(Wave wave) {
        var known = held(wave.id());
        if (known != null && known.last()) {
            return known;
        }
        var before = Optional.ofNullable(mongo.findById(wave.id(), Kept.class));
        var shown = before.map(kept ->
                        isFresh(kept, wave) ? json.readValue(kept.counts(), Photograph.class) : takeAfter(kept, wave))
                .orElseGet(() -> takeAfter(null, wave));
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
        if (kept.last()) {
            return true;
        }
        if (wave.settled()) {
            return false;
        }
        return wave.anonymous()
                ? wave.answered() < kept.answers() + Anonymity.FEWEST_SHOWN
                : wave.answered() == kept.answers();
    }

    private Photograph takeAfter(@Nullable Kept before, Wave wave) {
        var taken = take(wave);
        var enough = !wave.anonymous()
                || taken.last()
                || taken.whole().answers() >= (before == null ? 0 : before.answers()) + Anonymity.FEWEST_SHOWN;
        if (!enough) {
            return before == null ? taken : json.readValue(before.counts(), Photograph.class);
        }
        var next = new Kept(wave.id(), taken.whole().answers(), taken.last(), json.writeValueAsString(taken));
        return keep(before, next) ? taken : of(wave);
    }

    /** False if another replica was quicker: what it showed counts, or the two together would show too much. */
    private boolean keep(@Nullable Kept before, Kept next) {
        if (before == null) {
            try {
                mongo.insert(next);
                return true;
            } catch (DuplicateKeyException another) {
                return false;
            }
        }
        var same = Query.query(Criteria.where("_id")
                .is(next.id())
                .and("answers")
                .is(before.answers())
                .and("last")
                .is(before.last()));
        var change = new Update()
                .set("answers", next.answers())
                .set("last", next.last())
                .set("counts", next.counts());
        return mongo.updateFirst(same, change, Kept.class).getMatchedCount() > 0;
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
