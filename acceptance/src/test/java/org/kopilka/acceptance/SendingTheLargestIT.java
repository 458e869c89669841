package org.kopilka.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tables as large as they may be, sent to the programs with the heaps that they have on a small machine. */
@Tag("network")
@ExtendWith(RunningNetwork.Given.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingTheLargestIT {

    private static final String ROOT = "00000000-0000-4000-8000-000000000001";
    private static final int ROWS = 9_999;

    @Test
    void no_program_ends_when_several_send_the_largest_table_at_once(RunningNetwork network) throws Exception {
        var programs = programs(network);
        var institutions =
                ("Название;Адрес;Телефон\n" + rows(row -> "Центр «%d»;ул. Мира, %d;46-57-%d".formatted(row, row, row)));
        var answers = ("Вопрос;".repeat(24) + "Вопрос\n"
                + rows(row -> "ответ %d;".formatted(row).repeat(25)));
        var empty = "Название;Адрес\n" + "\n".repeat(9_000_000);
        List<Callable<Integer>> sent = Stream.of(1, 2)
                .<Callable<Integer>>flatMap(_ -> Stream.of(
                        () -> toStaff(network, institutions),
                        () -> toStaff(network, empty),
                        () -> toSurvey(network, answers),
                        () -> toSurvey(network, empty.substring(0, 6 << 20))))
                .toList();
        network.as("administrator");
        network.as("sokolova.m");

        try (var senders = Executors.newFixedThreadPool(sent.size())) {
            for (var status : senders.invokeAll(sent)) {
                assertThat(status.get()).isIn(200, 201, 413, 422, 429, 503, 504);
            }
        }

        await().atMost(Duration.ofMinutes(2)).until(() -> toStaff(network, institutions) == 201);
        await().atMost(Duration.ofMinutes(2)).until(() -> toSurvey(network, answers) == 200);
        assertThat(programs(network)).isEqualTo(programs);
    }

    private static List<ProcessHandle> programs(RunningNetwork network) {
        return Stream.of("staff-service", "survey-service", "gateway", "store")
                .flatMap(part -> network.running(part).stream())
                .toList();
    }

    private static int toStaff(RunningNetwork network, String table) {
        return send(network, "administrator", "/api/staff/imports?kind=institutions&into=" + ROOT, table);
    }

    private static int toSurvey(RunningNetwork network, String table) {
        return send(network, "sokolova.m", "/api/surveys/older-wave-tables", table);
    }

    /** The status; where none came in a minute, the one that says so. */
    private static int send(RunningNetwork network, String login, String path, String table) {
        try {
            return Upload.send(network.as(login), "POST", path, List.of(Upload.file(table.getBytes(UTF_8))))
                    .statusCode();
        } catch (UncheckedIOException late) {
            return 504;
        }
    }

    private static String rows(IntFunction<String> row) {
        return IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n"));
    }
}
