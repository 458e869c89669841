package org.kopilka.gateway.login;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Removes every hour what can no longer be refreshed, and seals what an earlier version or key left. */
@Component
class LoginSweep {

    private final Logins logins;
    private final Clock clock;

    LoginSweep(Logins logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    Mono<Void> sweep() {
        return logins.sweep(clock.instant()).then(logins.sealAll());
    }
}
