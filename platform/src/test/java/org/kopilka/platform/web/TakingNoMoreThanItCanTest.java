package org.kopilka.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TakingNoMoreThanItCanTest {

    private final List<String> problems = new ArrayList<>();
    private final HandlerExceptionResolver resolver = (_, _, _, problem) -> {
        problems.add(problem.getMessage());
        return new ModelAndView();
    };
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void refuses_whoever_finds_no_room_and_says_when_to_come_again() throws Exception {
        var crowd = new Crowd(1, Duration.ofMillis(50), resolver);
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var first = Thread.startVirtualThread(() -> run(crowd, inside, leave));
        inside.await();

        crowd.doFilter(request(), response, (_, _) -> {
            throw new AssertionError("There is no room");
        });
        leave.countDown();
        first.join();
        crowd.doFilter(request(), new MockHttpServletResponse(), (_, _) -> problems.add("entered"));

        assertThat(problems).containsExactly("too-many-at-once", "entered");
        assertThat(response.getHeader("Retry-After")).isEqualTo("2");
    }

    @Test
    void stops_reading_a_body_that_did_not_say_how_large_it_is() throws Exception {
        var request = new MockHttpServletRequest("PUT", "/api/sample/jars") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[65 << 10]);

        new BodyLimit(resolver).doFilter(request, response, (counted, _) -> {
            try {
                counted.getInputStream().readAllBytes();
            } catch (Refusal tooLarge) {
                problems.add(tooLarge.getMessage());
            }
        });

        assertThat(problems).containsExactly("too-large");
    }

    @Test
    void lets_another_file_wait_until_the_one_before_is_done() throws Exception {
        var turn = new FileTurn(1, Duration.ofMillis(50));
        var first = new MockMultipartHttpServletRequest();
        var second = new MockMultipartHttpServletRequest();

        assertThat(turn.preHandle(first, response, this)).isTrue();
        assertThatThrownBy(() -> turn.preHandle(second, response, this)).isInstanceOf(Refusal.class);
        turn.afterCompletion(second, response, this, null);
        assertThatThrownBy(() -> turn.preHandle(second, response, this)).isInstanceOf(Refusal.class);
        turn.afterCompletion(first, response, this, null);
        assertThat(turn.preHandle(second, response, this)).isTrue();
    }

    private static MockHttpServletRequest request() {
        return new MockHttpServletRequest("GET", "/api/sample/jars");
    }

    private static void run(Crowd crowd, CountDownLatch inside, CountDownLatch leave) {
        try {
            crowd.doFilter(request(), new MockHttpServletResponse(), (_, _) -> {
                inside.countDown();
                try {
                    leave.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
