package org.kopilka.staff.record;

import org.kopilka.platform.messages.Projection;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Which events are held and which waves are asked. */
@Component
class RecordListener {

    private final Projection<HeldEvent> events;
    private final Projection<AskedWave> waves;

    RecordListener(MongoTemplate mongo) {
        this.events = new Projection<>(HeldEvent.class, mongo);
        this.waves = new Projection<>(AskedWave.class, mongo);
    }

    @KafkaListener(topics = "kopilka.events.event")
    void on(HeldEvent told) {
        events.keep(told);
    }

    @KafkaListener(topics = "kopilka.survey.wave")
    void on(AskedWave told) {
        waves.keep(told);
    }
}
