package org.kopilka.survey.waves;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps a wave's counts up with its tickets. They are counted anew, not added to, so that no crash leaves them wrong;
 * at most twice a second, and less often where counting takes long.
 */
@Component
public class Counting {

    private static final long PATIENCE = 10;

    private final CountWave counter;
    private final Makers makers;
    private final Waves waves;
    private final Map<UUID, Long> notBefore = new ConcurrentHashMap<>();

    Counting(CountWave counter, Makers makers, Waves waves) {
        this.counter = counter;
        this.makers = makers;
        this.waves = waves;
    }

    /** Says that tickets of a wave were made, used or taken back. */
    public void changed(UUID wave) {
        notBefore.putIfAbsent(wave, 0L);
    }

    /** A crash may have come between a ticket and its being counted. */
    @EventListener(ApplicationReadyEvent.class)
    void countWhatIsOpen() {
        waves.with(Wave.Status.OPEN).forEach(wave -> changed(wave.id()));
    }

    @Scheduled(fixedDelay = 500)
    void count() {
        var due = notBefore.entrySet().stream()
                .filter(entry -> entry.getValue() <= System.nanoTime())
                .map(Map.Entry::getKey)
                .toList();
        for (var wave : due) {
            notBefore.remove(wave);
            var began = System.nanoTime();
            counter.handle(wave, Wave::counted);
            var now = System.nanoTime();
            notBefore.computeIfPresent(wave, (_, _) -> now + (now - began) * PATIENCE);
        }
    }

    void invitationsAreOut(UUID wave) {
        counter.handle(wave, (known, parts) -> known.withInvitationsOut(parts, makers.of(known)));
    }

    /** The last count of a wave, once no answer is on its way any more. */
    public void settle(UUID wave) {
        counter.handle(wave, (known, parts) -> known.settled(parts, makers.of(known)));
    }
}
