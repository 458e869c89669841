package org.kopilka.survey.older;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.survey.forms.Choice;

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

    private static OlderWave.Loaded load(String csv, List<String> order) throws IOException {
        var column = new LoadPlan.Column(0, ColumnKind.SCALE, "Вопрос", null, order, null);
        var plan = new LoadPlan(UUID.randomUUID(), "2006", LocalDate.of(2006, 5, 20), null, null, List.of(column));
        return OldTable.read(
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                table -> OlderWave.load(table, plan, null));
    }

    private static List<String> labels(OlderWave.Loaded loaded) {
        return loaded.form().choices(loaded.form().asked().getFirst()).stream()
                .map(Choice::label)
                .map(label -> label.get("ru"))
                .toList();
    }
}
