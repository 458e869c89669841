package org.kopilka.staff;

import java.util.List;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.messages.ServiceTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service tells and hears. */
@Configuration
class StaffTopics {

    @Bean
    ServiceTopics topics() {
        return new ServiceTopics(
                List.of(InstitutionTree.TOPIC, "kopilka.staff.educator", "kopilka.staff.reference"),
                List.of(
                        "kopilka.events.event",
                        "kopilka.events.participation",
                        "kopilka.survey.wave",
                        "kopilka.bank.practice",
                        "kopilka.bank.review",
                        "kopilka.bank.adoption"));
    }
}
