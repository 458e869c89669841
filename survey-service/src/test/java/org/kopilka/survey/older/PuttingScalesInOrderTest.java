package org.kopilka.survey.older;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.survey.forms.Choice;
import org.springframework.context.support.StaticMessageSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PuttingScalesInOrderTest {

    private static final String WORDS = "Помогает?\nиногда\nИногда\nвсегда\nникогда\n";

    @Test
    void a_scale_lies_as_its_order_says() throws IOException {
        var loaded = load(WORDS, List.of("никогда", "иногда", "всегда"));

        assertThat(loaded.faults()).isEmpty();
        assertThat(labels(loaded)).containsExactly("никогда", "иногда", "всегда");
    }

    @Test
    void an_answer_without_a_place_is_named() throws IOException {
        assertThat(load(WORDS, List.of()).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo("no-place");
            assertThat(fault.column()).isZero();
        });
        assertThat(load(WORDS, List.of("никогда", "иногда")).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.arguments()).containsExactly("всегда"));
    }

    @Test
    void numbers_know_their_order() throws IOException {
        var loaded = load("Оценка\n10\n10\n2\n1\n", List.of());

        assertThat(loaded.faults()).isEmpty();
        assertThat(labels(loaded)).containsExactly("1", "2", "10");
    }

    @Test
    void a_level_that_nobody_chose_has_its_place() throws IOException {
        var loaded = load(WORDS, List.of("никогда", "редко", "иногда", "всегда"));

        assertThat(loaded.faults()).isEmpty();
        assertThat(labels(loaded)).containsExactly("никогда", "редко", "иногда", "всегда");
        assertThat(loaded.notices())
                .extracting(Told.Place::reason, notice -> List.of(notice.arguments()))
                .as("what was folded is told")
                .containsExactly(tuple("folded", List.of("Иногда", "иногда", 1)));
    }

    @Test
    void no_level_of_numbers_is_another_answer_however_rare_it_is() throws IOException {
        var often = IntStream.rangeClosed(1, 20).mapToObj(number -> number + "\n" + number + "\n");
        var loaded = load(often.collect(Collectors.joining("", "Оценка\n", "21\n")), List.of());

        assertThat(loaded.faults()).isEmpty();
        assertThat(labels(loaded)).hasSize(21).doesNotContain("Другое");
    }

    private static OlderWave.Loaded load(String csv, List<String> order) throws IOException {
        var column = new LoadPlan.Column(0, ColumnKind.SCALE, "Вопрос", null, null, order, null);
        var plan =
                new LoadPlan(UUID.randomUUID(), "2006", LocalDate.of(2006, 5, 20), null, null, null, List.of(column));
        return OldTable.read(
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                null,
                new OwnExports(new StaticMessageSource() {
                    {
                        setUseCodeAsDefaultMessage(true);
                    }
                }),
                table -> OlderWave.load(table, plan, null));
    }

    private static List<String> labels(OlderWave.Loaded loaded) {
        return loaded.form().choices(loaded.form().asked().getFirst()).stream()
                .map(Choice::label)
                .map(label -> label.get("ru"))
                .toList();
    }
}
