package org.kopilka.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.kopilka.sandbox.PortalSession;

/**
 * Resident memory of the five programs before and after people have read pages for a while, on the network that is up.
 * Property {@code seconds} (60).
 */
final class Memory {

    private static final List<String> READERS = List.of(
            "sokolova.m", "kim.n", "orlova.t", "dmitrieva.o", "fedorova.a", "suleimenova.g", "panova.v", "guseva.l");

    private Memory() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        print("before");
        var year = LocalDate.now().getYear();
        var pages = List.of(
                "/api/me",
                "/api/staff/people/me",
                "/api/staff/people?limit=50",
                "/api/staff/institutions?limit=50",
                "/api/events/events?from=%d-01-01&limit=50".formatted(year),
                "/api/events/forms",
                "/api/surveys/mine",
                "/api/bank/search?q=%D0%B8%D0%B3%D1%80%D0%B0",
                "/api/bank/practices/mine");
        var until = System.nanoTime() + Integer.getInteger("seconds", 60) * 1_000_000_000L;
        var answered = new LongAdder();
        var failed = new LongAdder();
        var sessions = new ArrayList<PortalSession>();
        for (var reader : READERS) {
            sessions.add(UpNetwork.logIn(reader));
        }
        try (var threads = Executors.newFixedThreadPool(READERS.size())) {
            for (var session : sessions) {
                threads.submit(() -> {
                    for (int i = 0; System.nanoTime() < until; i++) {
                        var status = session.call("GET", pages.get(i % pages.size()), BodyPublishers.noBody())
                                .statusCode();
                        (status == 200 || status == 429 ? answered : failed).increment();
                    }
                });
            }
        }
        System.out.printf("%d answers, %d failed%n", answered.sum(), failed.sum());
        print("after");
    }

    private static void print(String when) throws IOException {
        var sum = 0L;
        for (var program : UpNetwork.PROGRAMS) {
            var resident = UpNetwork.mebibytes(program);
            sum += resident;
            System.out.printf("  %-6s %-24s %5d MiB%n", when, program, resident);
        }
        System.out.printf("  %-6s %-24s %5d MiB%n", when, "the five programs", sum);
    }
}
