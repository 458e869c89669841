package org.kopilka.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.coyote.CloseNowException;
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
        room(Duration.ofSeconds(10)).doFilter(body(new byte[5 << 10], -1), response, (_, _) -> {
            throw new AssertionError("It is larger than strangers may bring");
        });

        assertThat(problems).containsExactly("too-large");
    }

    @Test
    void hands_on_a_body_that_can_be_read_twice() throws Exception {
        room(Duration.ofSeconds(10)).doFilter(body(new byte[] {1, 2, 3}, 3), response, (held, _) -> {
            assertThat(held.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
            assertThat(held.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        });

        assertThat(problems).isEmpty();
    }

    @Test
    void gives_up_a_body_that_comes_too_slowly_and_the_connection() {
        assertThatThrownBy(() -> room(Duration.ZERO).doFilter(body(new byte[100], 100), response, (_, _) -> {
                    throw new AssertionError("It did not come in time");
                }))
                .isInstanceOf(CloseNowException.class);

        assertThat(problems).containsExactly("too-slow");
    }

    @Test
    void holds_no_more_bytes_at_once_than_there_is_room_for() throws Exception {
        var room = room(Duration.ofSeconds(10));

        room.doFilter(
                known(body(new byte[2 << 20], 2 << 20)),
                response,
                (_, _) -> room.doFilter(known(body(new byte[2 << 20], 2 << 20)), response, (_, _) -> {
                    throw new AssertionError("There is no room");
                }));
        room.doFilter(known(body(new byte[2 << 20], 2 << 20)), response, (_, _) -> problems.add("held"));

        assertThat(problems).containsExactly("too-many-at-once", "held");
        assertThat(response.getHeader("Retry-After")).isEqualTo("2");
    }

    private BodyRoom room(Duration time) {
        return new BodyRoom(2 << 20, Duration.ofMillis(50), time, resolver);
    }

    private static MockHttpServletRequest known(MockHttpServletRequest request) {
        request.setUserPrincipal(() -> "anna");
        return request;
    }

    /** @param announced -1 where its length is not told */
    private static MockHttpServletRequest body(byte[] content, long announced) {
        var request = new MockHttpServletRequest("PUT", "/api/sample/jars") {
            @Override
            public long getContentLengthLong() {
                return announced;
            }
        };
        request.addHeader("Transfer-Encoding", "chunked");
        request.setContent(content);
        return request;
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
