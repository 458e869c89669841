package org.kopilka.start;

import java.security.Security;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Asks again after some seconds where a name leads, as containers that are made anew have new addresses; the JDK would
 * believe an answer for 30 s, and for 10 s that there is none. Set before the first name is asked for.
 */
public final class FollowingMoves implements ApplicationListener<ApplicationStartingEvent> {

    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        Security.setProperty("networkaddress.cache.ttl", "3");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
    }
}
