package org.kopilka.survey.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Refusal;
import org.kopilka.survey.answers.Anonymity;
import org.kopilka.survey.answers.Answers;
import org.kopilka.survey.waves.Wave;
import org.kopilka.survey.waves.WaveAccess;
import org.kopilka.survey.waves.WaveForms;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts the answers of waves and keeps what of the counts may be told. Those of an anonymous wave are counted once, when it is over: from
 * two that differ by one, anybody could read off that one.
 */
@Service
public class Photographs {

    /**
     * @param rule by which it was decided what may be told; null before there were any
     * @param counts a {@link Photograph} as JSON; one field, since nobody queries inside
     */
    @Document("results")
    record Kept(
            @Id UUID id,
            int answers,
            boolean last,
            @Nullable Integer rule,
            String counts) {}

    /** A wave as those see it who are told of so many people and no fewer. */
    private record View(Wave wave, int fewest) {

        UUID id() {
            return fewest == Anonymity.FEWEST_SHOWN ? wave.id() : NewIds.fromName(wave.id() + "|" + fewest);
        }
    }

    /** Grows when what may be told, or how it is counted, changes; what was counted under another is counted anew. */
    static final int RULE = 3;

    private static final int MOST_HELD = 20;

    private final MongoTemplate mongo;
    private final WaveForms forms;
    private final Answers answers;
    private final WaveAccess access;
    private final JsonMapper json;
    private final Lock oneAtATime = new ReentrantLock(true);
    private final Map<UUID, Photograph> held = new LinkedHashMap<>(32, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Photograph> eldest) {
            return size() > MOST_HELD;
        }
    };

    Photographs(MongoTemplate mongo, WaveForms forms, Answers answers, WaveAccess access, JsonMapper json) {
        this.mongo = mongo;
        this.forms = forms;
        this.answers = answers;
        this.access = access;
        this.json = json;
    }

    /**
     * What the reader may be shown. The bound grows by each answer that may be the reader's own, so that of what is told
     * five are still other people's. Throws 409 {@code wave-not-over} where nothing may be shown yet.
     */
    Photograph of(Wave wave, Actor reader) {
        if (!wave.showsResults()) {
            throw new Refusal(HttpStatus.CONFLICT, "wave-not-over");
        }
        var view = new View(wave, Anonymity.FEWEST_SHOWN + wave.answeredByOwn(reader.person(), access.nodes(reader)));
        var known = held(view.id());
        if (known != null && known.last()) {
            return known;
        }
        var shown = kept(view).orElseGet(() -> count(view));
        if (shown.last()) {
            hold(view.id(), shown);
        }
        return shown;
    }

    /** The counts of a wave that is over. */
    public Tabulation ofSettled(Wave wave, Actor reader) {
        return of(wave, reader).whole();
    }

    private Optional<Photograph> kept(View view) {
        return Optional.ofNullable(mongo.findById(view.id(), Kept.class))
                .filter(kept -> isFresh(kept, view.wave()))
                .map(kept -> json.readValue(kept.counts(), Photograph.class));
    }

    /** One wave after the other, since memory is small and what is calculated on the way is not. */
    private Photograph count(View view) {
        oneAtATime.lock();
        try {
            return kept(view).orElseGet(() -> keep(view, take(view)));
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Whoever read the wave before others answered takes what has been counted since. */
    private static boolean isFresh(Kept kept, Wave wave) {
        return Objects.equals(kept.rule(), RULE)
                && (kept.last() || !wave.settled() && wave.answered() <= kept.answers());
    }

    private Photograph keep(View view, Photograph taken) {
        mongo.save(new Kept(view.id(), taken.whole().answers(), taken.last(), RULE, json.writeValueAsString(taken)));
        return taken;
    }

    /** A table that was loaded has no conditions, and who loaded it has its rows: there each question stands alone. */
    private Photograph take(View view) {
        var wave = view.wave();
        var between = wave.anonymous() && wave.origin() == Wave.Origin.ASKED;
        return Photograph.taken(
                forms.of(wave), wave.settled(), between, view.fewest(), reader -> answers.each(wave.id(), reader));
    }

    private @Nullable Photograph held(UUID view) {
        synchronized (held) {
            return held.get(view);
        }
    }

    private void hold(UUID view, Photograph last) {
        synchronized (held) {
            held.put(view, last);
        }
    }
}
