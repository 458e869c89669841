package org.kopilka.staff;

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
    void staff_keeps_its_promise() {
        OpenApiContract.holds(http, "staff");
    }

    @Test
    void staff_says_where_records_of_people_are_shown() {
        OpenApiContract.saysWhereRecordsAreShown(
                "staff",
                Map.ofEntries(
                        Map.entry("POST /api/staff/imports", "one's own file"),
                        Map.entry("POST /api/staff/invitations", "kept as a change"),
                        Map.entry("POST /api/staff/people", "kept as a change"),
                        Map.entry("POST /api/staff/people/{id}/claims", "kept as a change"),
                        Map.entry("PUT /api/staff/people/{id}", "kept as a change"),
                        Map.entry("PUT /api/staff/people/{id}/duties", "kept as a change"),
                        Map.entry("GET /api/staff/people/me", "one's own"),
                        Map.entry("GET /api/staff/public/invitations/{token}", "one's own, by one's link"),
                        Map.entry("POST /api/staff/public/invitations/{token}", "one's own, by one's link"),
                        Map.entry("GET /api/staff/record/counts.xlsx", "sums"),
                        Map.entry("GET /api/staff/record/quarter.xlsx", "sums")));
    }
}
