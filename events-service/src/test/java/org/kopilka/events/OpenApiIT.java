package org.kopilka.events;

import org.junit.jupiter.api.Test;
import org.kopilka.testing.Http;
import org.kopilka.testing.OpenApiContract;
import org.kopilka.testing.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class OpenApiIT {

    @Autowired
    Http http;

    @Test
    void events_keeps_its_promise() {
        OpenApiContract.holds(http, "events");
    }
}
