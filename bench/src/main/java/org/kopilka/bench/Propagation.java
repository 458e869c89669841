package org.kopilka.bench;

import static org.kopilka.bench.UpNetwork.get;
import static org.kopilka.bench.UpNetwork.send;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kopilka.sandbox.PortalSession;

/**
 * From an acknowledged mark of attendance in events-service to the line in the portfolio that staff-service shows, both
 * through the gateway, on the network that is up. Property {@code marks} (200).
 */
final class Propagation {

    private static final int WARM_UP = 30;
    private static final long LATE_NANOS = 10_000_000_000L;

    private Propagation() {}

    public static void main(String[] args) throws IOException {
        var methodist = UpNetwork.logIn("sokolova.m");
        var district = district(methodist);
        var people = get(methodist, "/api/staff/people?limit=200&institution=" + district)
                .at("/items")
                .valueStream()
                .map(person -> person.at("/id").asString())
                .toList();
        var marks = Integer.getInteger("marks", 200);
        var millis = new double[marks];
        var event = "";
        for (int i = -WARM_UP; i < marks; i++) {
            var which = Math.floorMod(i + WARM_UP, people.size());
            if (which == 0) {
                event = event(methodist, district);
            }
            var took = mark(methodist, event, people.get(which));
            if (i >= 0) {
                millis[i] = took;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "Load %s. Visible elsewhere after an acknowledged write, ms: p50 %.1f, p90 %.1f, p99 %.1f, most %.1f (%d marks)%n",
                Machine.load(),
                millis[marks / 2],
                millis[marks * 9 / 10],
                millis[marks * 99 / 100],
                millis[marks - 1],
                marks);
    }

    private static double mark(PortalSession methodist, String event, String person) {
        var marks = Map.of("marks", List.of(Map.of("person", person, "came", true)));
        send(methodist, "PATCH", "/api/events/events/" + event + "/attendance", marks);
        var acknowledged = System.nanoTime();
        var portfolio = "/api/staff/people/" + person + "/portfolio?kind=ATTENDED&limit=20";
        while (!get(methodist, portfolio).toString().contains(event)) {
            if (System.nanoTime() - acknowledged > LATE_NANOS) {
                throw new IllegalStateException("Not seen in ten seconds: " + portfolio);
            }
        }
        return (System.nanoTime() - acknowledged) / 1e6;
    }

    private static String district(PortalSession methodist) {
        return get(methodist, "/api/staff/people/me")
                .at("/duties/0/institution")
                .asString();
    }

    private static String event(PortalSession methodist, String district) {
        var day = LocalDate.now().minusDays(1);
        var key = UUID.randomUUID().toString();
        var planned = send(
                methodist,
                "POST",
                "/api/events/events",
                Map.of(
                        "owner",
                        district,
                        "title",
                        "Измерение " + key,
                        "form",
                        "thematic-seminar",
                        "level",
                        "district",
                        "visibility",
                        Map.of("kind", "network"),
                        "startsAt",
                        day.atTime(10, 0).toString(),
                        "endsAt",
                        day.atTime(11, 0).toString(),
                        "hours",
                        1),
                "Idempotency-Key",
                key);
        var id = planned.at("/id").asString();
        send(
                methodist,
                "PUT",
                "/api/events/events/" + id + "/publication",
                Map.of(),
                "If-Match",
                "\"" + planned.at("/version").asLong() + "\"");
        return id;
    }
}
