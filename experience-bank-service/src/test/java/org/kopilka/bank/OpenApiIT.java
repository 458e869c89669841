package org.kopilka.bank;

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
    void bank_keeps_its_promise() {
        OpenApiContract.holds(http, "bank");
    }

    @Test
    void bank_says_where_records_of_people_are_shown() {
        OpenApiContract.saysWhereRecordsAreShown(
                "bank",
                Map.ofEntries(
                        Map.entry("GET /api/bank/practices/mine", "one's own"),
                        Map.entry("GET /api/bank/practices/{id}/editions/{number}", "published and signed"),
                        Map.entry("POST /api/bank/practices", "one's own work"),
                        Map.entry("PUT /api/bank/practices/{id}", "one's own work"),
                        Map.entry("POST /api/bank/practices/{id}/submission", "one's own work"),
                        Map.entry("DELETE /api/bank/practices/{id}/submission", "one's own work"),
                        Map.entry("POST /api/bank/practices/{id}/withdrawal", "one's own work"),
                        Map.entry("GET /api/bank/review/queue", "what waits, not what it says")));
    }
}
