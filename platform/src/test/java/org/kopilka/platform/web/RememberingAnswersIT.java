package org.kopilka.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    private final List<Exception> problems = new ArrayList<>();
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/sample/jars");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private Store store;
    private MongoClient client;
    private IdempotencyFilter filter;

    @BeforeEach
    void connect() {
        store = Store.start(Parts.here(), dir, 0);
        // Time enough for a busy machine to reach a store that is there.
        client = MongoClients.create(store.uri() + "/?uuidRepresentation=standard&serverSelectionTimeoutMS=5000");
        filter = new IdempotencyFilter(new MongoTemplate(client, "keys"), Clock.systemUTC(), (_, _, _, problem) -> {
            problems.add(problem);
            return new ModelAndView();
        });
        request.addHeader(IdempotencyFilter.HEADER, "key");
    }

    @AfterEach
    void disconnect() {
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
}
