package org.kopilka.events;

import java.util.Map;
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

    @Test
    void events_says_where_records_of_people_are_shown() {
        OpenApiContract.saysWhereRecordsAreShown(
                "events",
                Map.ofEntries(
                        Map.entry("GET /api/events/events/{id}", "who leads an event is announced with it"),
                        Map.entry("GET /api/events/events/{id}/calendar.ics", "an announcement"),
                        Map.entry("GET /api/events/public/calendars/{secret}.ics", "one's own, by one's link"),
                        Map.entry("GET /api/events/plan.xlsx", "events and sums"),
                        Map.entry("POST /api/events/events/{id}/seats", "kept as a change")));
    }
}
