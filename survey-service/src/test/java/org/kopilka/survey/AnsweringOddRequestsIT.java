package org.kopilka.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Http;
import org.kopilka.testing.OddRequests;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class AnsweringOddRequestsIT {

    private static final String ROOT = "00000000-0000-4000-8000-000000000001";
    private static final String[] ALL_ROLES = Stream.of(
                    "educator", "methodist", "head", "expert", "district-methodist", "network-admin")
            .map(role -> role + ":" + ROOT)
            .toArray(String[]::new);

    @Autowired
    Http http;

    @Test
    void is_refused_as_what_it_is_and_at_once_whatever_somebody_sends() {
        var anna = Tokens.of(UUID.randomUUID(), "Анна", ALL_ROLES);

        assertThat(OddRequests.faults(http.wire(), "surveys", anna, 20261130)).isEmpty();
    }
}
