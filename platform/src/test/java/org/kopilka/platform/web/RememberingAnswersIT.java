package org.kopilka.platform.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kopilka.platform.documents.Indexes;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Store;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RememberingAnswersIT {

    @TempDir
    Path dir;

    private final List<Exception> problems = new CopyOnWriteArrayList<>();
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/sample/jars");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private Store store;
    private MongoClient client;
    private RepeatedRequests repeated;
    private IdempotencyFilter filter;

    @BeforeEach
    void connect() {
        store = Store.start(Parts.here(), dir, 0);
        // Time enough for a busy machine to reach a store that is there.
        client = MongoClients.create(store.uri() + "/?uuidRepresentation=standard&serverSelectionTimeoutMS=5000");
        repeated = remembering();
        filter = filter(repeated);
        request.addHeader(IdempotencyFilter.HEADER, "key");
    }

    private IdempotencyFilter filter(RepeatedRequests repeated) {
        return new IdempotencyFilter(repeated, (_, _, _, problem) -> {
            problems.add(problem);
            return new ModelAndView();
        });
    }

    @AfterEach
    void disconnect() {
        repeated.close();
        client.close();
        store.close();
    }

    @Test
    void forgets_keys_after_two_days_where_no_index_does_it() throws Exception {
        var keys = client.getDatabase("keys").getCollection("idempotency");
        keys.insertOne(new Document("at", Date.from(Instant.now().minus(Duration.ofDays(3)))));

        filter.doFilter(request, response, (_, _) -> {});

        assertThat(keys.find())
                .singleElement()
                .satisfies(key -> assertThat(key.getInteger("status")).isEqualTo(200));
    }

    @Test
    void makes_a_problem_of_a_store_that_is_away() throws Exception {
        store.kill();

        filter.doFilter(request, response, (_, _) -> {
            throw new AssertionError("Nothing may happen under a key that cannot be claimed");
        });

        assertThat(problems).hasSize(1);
    }

    @Test
    void gives_the_answer_even_if_the_store_goes_before_it_is_kept() throws Exception {
        filter.doFilter(request, response, (_, answer) -> {
            answer.getWriter().write("stored");
            store.kill();
        });

        assertThat(response.getContentAsString()).isEqualTo("stored");
        assertThat(problems).isEmpty();
    }

    @Test
    void takes_over_within_five_seconds_what_a_killed_service_had_begun() throws Exception {
        var killed = remembering();
        try (killed) {
            filter(killed).doFilter(request, new MockHttpServletResponse(), (_, _) -> killed.close());
            // What was left is the claim: the answer never came.
            client.getDatabase("keys")
                    .getCollection("idempotency")
                    .updateMany(new Document(), new Document("$unset", new Document("status", "")));
        }

        var begun = System.nanoTime();
        filter.doFilter(again(), response, (_, answer) -> answer.getWriter().write("done by another"));

        assertThat(response.getContentAsString()).isEqualTo("done by another");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(problems).isEmpty();
    }

    @Test
    void gives_a_repeat_the_answer_of_a_first_that_is_still_at_work() throws Exception {
        var begun = new CountDownLatch(1);
        var runs = new AtomicInteger();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> {
                filter.doFilter(request, new MockHttpServletResponse(), (_, answer) -> {
                    runs.incrementAndGet();
                    begun.countDown();
                    // Longer than a claim may be silent: it beats.
                    await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
                    answer.getWriter().write("once");
                });
                return null;
            });
            assertThat(begun.await(10, SECONDS)).isTrue();

            filter.doFilter(again(), response, (_, _) -> runs.incrementAndGet());
            first.get(10, SECONDS);
        }

        assertThat(runs).hasValue(1);
        assertThat(response.getContentAsString()).isEqualTo("once");
        assertThat(response.getHeader("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void asks_to_wait_where_the_first_runs_and_runs() throws Exception {
        var begun = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> {
                filter.doFilter(request, new MockHttpServletResponse(), (_, _) -> {
                    begun.countDown();
                    assertThat(isOver(over)).isTrue();
                });
                return null;
            });
            assertThat(begun.await(10, SECONDS)).isTrue();

            filter.doFilter(again(), response, (_, _) -> {
                throw new AssertionError("The first one runs");
            });
            over.countDown();
            first.get(10, SECONDS);
        }

        assertThat(problems)
                .singleElement()
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.getMessage()).contains("request-running"));
    }

    @Test
    void lets_no_more_repeats_wait_than_leave_room_for_others() throws Exception {
        var begun = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var answers = new ConcurrentLinkedQueue<MockHttpServletResponse>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            people.submit(() -> {
                filter.doFilter(request, new MockHttpServletResponse(), (_, answer) -> {
                    begun.countDown();
                    assertThat(isOver(over)).isTrue();
                    answer.getWriter().write("once");
                });
                return null;
            });
            assertThat(begun.await(10, SECONDS)).isTrue();

            for (int repeat = 0; repeat < 40; repeat++) {
                people.submit(() -> {
                    var answer = new MockHttpServletResponse();
                    filter.doFilter(again(), answer, (_, _) -> {
                        throw new AssertionError("The first one runs");
                    });
                    answers.add(answer);
                    return null;
                });
            }
            await().atMost(3, SECONDS).until(() -> problems.size() == 40 - 24);
            over.countDown();
        }

        assertThat(answers).hasSize(40);
        assertThat(answers.stream().filter(answer -> answer.getHeader("Idempotency-Replayed") != null))
                .hasSize(24);
    }

    private static boolean isOver(CountDownLatch over) {
        try {
            return over.await(20, SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static MockHttpServletRequest again() {
        var again = new MockHttpServletRequest("POST", "/api/sample/jars");
        again.addHeader(IdempotencyFilter.HEADER, "key");
        return again;
    }

    private RepeatedRequests remembering() {
        var mongo = new MongoTemplate(client, "keys");
        return new RepeatedRequests(mongo, new Indexes(mongo), Clock.systemUTC());
    }
}
