package org.kopilka.staff.record;

import org.kopilka.platform.messages.Projection;
import org.kopilka.platform.messages.Projections;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Which events are held and which waves are asked. */
@Component
class RecordListener {

    private final Projection<HeldEvent> events;
    private final Projection<AskedWave> waves;

    RecordListener(Projections projections) {
        this.events = projections.of(HeldEvent.class, "kopilka.events.event");
        this.waves = projections.of(AskedWave.class, "kopilka.survey.wave");
    }

    @KafkaListener(topics = "kopilka.events.event", groupId = "${spring.application.name}.heard_events")
    void on(HeldEvent told) {
        events.keep(told);
    }

    @KafkaListener(topics = "kopilka.survey.wave", groupId = "${spring.application.name}.heard_waves")
    void on(AskedWave told) {
        waves.keep(told);
    }
}
