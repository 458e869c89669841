package org.kopilka.survey.waves;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.kopilka.platform.documents.RetryOnLostRace;
import org.kopilka.survey.tickets.Tickets;
import org.springframework.stereotype.Service;

/** Counts the tickets of a wave into it. */
@Service
class CountWave {

    private final Waves waves;
    private final Tickets tickets;

    CountWave(Waves waves, Tickets tickets) {
        this.waves = waves;
        this.tickets = tickets;
    }

    @RetryOnLostRace
    public void handle(UUID id, BiFunction<Wave, List<Wave.Part>, Wave> next) {
        var wave = waves.find(id).orElse(null);
        if (wave == null) {
            return;
        }
        var parts = tickets.count(id).entrySet().stream()
                .map(part -> new Wave.Part(
                        part.getKey(),
                        part.getValue().invited(),
                        part.getValue().answered()))
                .toList();
        var counted = next.apply(wave, parts);
        if (!counted.equals(wave)) {
            waves.save(counted);
        }
    }
}
