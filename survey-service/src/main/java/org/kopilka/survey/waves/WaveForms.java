package org.kopilka.survey.waves;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.FormLogic;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Repository;

/** The forms waves ask, each kept under an id of its own and never changed, so that what was read once stays right. */
@Repository
public class WaveForms {

    @Document("forms")
    record WaveForm(@Id UUID id, Form form) {}

    private static final int MOST_READ = 50;

    private final MongoTemplate mongo;
    private final Map<UUID, FormLogic> read = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, FormLogic> eldest) {
            return size() > MOST_READ;
        }
    };

    WaveForms(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public UUID keep(Form form) {
        var id = UUID.randomUUID();
        mongo.insert(new WaveForm(id, form));
        return id;
    }

    public FormLogic of(Wave wave) {
        synchronized (read) {
            var known = read.get(wave.form());
            if (known != null) {
                return known;
            }
        }
        var stored = mongo.findById(wave.form(), WaveForm.class);
        if (stored == null) {
            throw new IllegalStateException("The form of wave %s is gone".formatted(wave.id()));
        }
        var logic = new FormLogic(stored.form());
        synchronized (read) {
            read.put(wave.form(), logic);
        }
        return logic;
    }
}
