package org.kopilka.survey.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.survey.Network;
import org.kopilka.survey.Surveys;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class HearingAgainIT {

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    @Autowired
    InstitutionTree tree;

    @Autowired
    Educators educators;

    @Autowired
    EducatorListener listener;

    @Test
    void who_came_later_is_not_asked_when_older_news_of_them_is_heard_again() {
        Network.stands(kafka, tree);
        var institution = Network.anotherKindergarten(kafka, tree);
        Surveys.people(kafka, institution, 2);
        Surveys.openWave(http, false, 2, institution);
        var late = UUID.randomUUID();
        Surveys.person(kafka, late, 2, institution, false);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !educators.find(List.of(late)).isEmpty());

        var before = Instant.now().minus(Duration.ofDays(1));
        listener.on(
                new EducatorListener.EducatorNews(late, 1, "Поздняя", "Анна", null, List.of(), false, null),
                before.toString(),
                before.toEpochMilli());

        assertThat(http.as(Network.educator(late, institution))
                        .get("/api/surveys/mine")
                        .body())
                .isEmpty();
    }
}
