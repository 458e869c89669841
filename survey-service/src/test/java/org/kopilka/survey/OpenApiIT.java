package org.kopilka.survey;

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
    void surveys_keep_their_promise() {
        OpenApiContract.holds(http, "surveys");
    }

    @Test
    void surveys_says_where_records_of_people_are_shown() {
        OpenApiContract.saysWhereRecordsAreShown(
                "surveys",
                Map.ofEntries(
                        Map.entry("GET /api/surveys/comparisons/{id}/workbook", "sums"),
                        Map.entry("GET /api/surveys/waves/{id}/results/table", "sums")));
    }
}
