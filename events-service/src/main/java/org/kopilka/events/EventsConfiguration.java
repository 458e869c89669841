package org.kopilka.events;

import java.time.ZoneId;
import java.util.List;
import org.kopilka.platform.messages.ServiceTopics;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service tells and hears, and the zone of plans that name none. */
@Configuration
class EventsConfiguration {

    @Bean
    ServiceTopics topics() {
        return new ServiceTopics(
                List.of("kopilka.events.event", "kopilka.events.participation"),
                List.of("kopilka.staff.educator", "kopilka.staff.reference"));
    }

    @Bean
    ZoneId zone(@Value("${kopilka.zone}") ZoneId zone) {
        return zone;
    }
}
