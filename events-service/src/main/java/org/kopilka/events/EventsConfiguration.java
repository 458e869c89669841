package org.kopilka.events;

import java.util.List;
import org.kopilka.platform.messages.ServiceTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service tells and hears. */
@Configuration
class EventsConfiguration {

    @Bean
    ServiceTopics topics() {
        return new ServiceTopics(
                List.of("kopilka.events.event", "kopilka.events.participation"),
                List.of("kopilka.staff.educator", "kopilka.staff.reference"));
    }
}
