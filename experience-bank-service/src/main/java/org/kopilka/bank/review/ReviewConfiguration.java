package org.kopilka.bank.review;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** The criteria are data: a file of the release, or another one named by {@code kopilka.rubric}. */
@Configuration
class ReviewConfiguration {

    @Bean
    Rubric rubric(@Value("${kopilka.rubric:classpath:rubric.json}") Resource file, JsonMapper json) throws IOException {
        try (var in = file.getInputStream()) {
            return json.readValue(in, Rubric.class);
        }
    }
}
