package org.kopilka.events.calendar;

import java.time.YearMonth;
import java.util.List;

/**
 * A school year's plan of an institution, from September to August.
 *
 * @param year the one in which the school year begins
 * @param more whether there are more events than are shown
 */
record YearPlan(int year, List<Month> months, boolean more) {

    /**
     * A month as it was planned and as it went.
     *
     * @param planned all but drafts and what was cancelled
     * @param overdue past, but not closed yet
     * @param hours academic hours of what was held
     * @param came how often somebody came
     */
    record Month(
            YearMonth month,
            int planned,
            int held,
            int cancelled,
            int overdue,
            int drafts,
            double hours,
            int came,
            List<EventLineView> events) {

        static Month of(YearMonth month, List<EventLineView> events) {
            return new Month(
                    month,
                    count(events, "published") + count(events, "held"),
                    count(events, "held"),
                    count(events, "cancelled"),
                    (int) events.stream().filter(EventLineView::overdue).count(),
                    count(events, "draft"),
                    events.stream()
                            .filter(event -> event.status().equals("held"))
                            .mapToDouble(EventLineView::hours)
                            .sum(),
                    events.stream().mapToInt(EventLineView::came).sum(),
                    events);
        }

        private static int count(List<EventLineView> events, String status) {
            return (int) events.stream()
                    .filter(event -> event.status().equals(status))
                    .count();
        }
    }
}
