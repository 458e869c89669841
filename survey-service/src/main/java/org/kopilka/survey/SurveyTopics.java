package org.kopilka.survey;

import java.util.List;
import org.kopilka.platform.messages.ServiceTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service tells and hears. */
@Configuration
class SurveyTopics {

    @Bean
    ServiceTopics topics() {
        return new ServiceTopics(List.of("kopilka.survey.wave"), List.of("kopilka.staff.educator"));
    }
}
