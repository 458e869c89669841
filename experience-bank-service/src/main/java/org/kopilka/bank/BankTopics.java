package org.kopilka.bank;

import java.util.List;
import org.kopilka.platform.messages.ServiceTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service tells and hears. */
@Configuration
class BankTopics {

    @Bean
    ServiceTopics topics() {
        return new ServiceTopics(
                List.of("kopilka.bank.practice", "kopilka.bank.review", "kopilka.bank.adoption"),
                List.of("kopilka.staff.educator", "kopilka.staff.reference"));
    }
}
