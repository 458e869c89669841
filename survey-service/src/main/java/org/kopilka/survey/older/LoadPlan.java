package org.kopilka.survey.older;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Table;

/**
 * How a table becomes a wave.
 *
 * @param heldOn when people answered, to the day
 * @param sheet of a workbook; null for the one that is found by itself
 * @param questionnaire whose questions columns may be mapped to; null if none is
 * @param only which rows are taken; null for all
 * @param columns those that become questions, in the order they will have
 */
record LoadPlan(
        @NotNull UUID owner,
        @NotBlank @Size(max = 200) String title,
        @NotNull LocalDate heldOn,
        @Nullable @Size(max = 200) String sheet,
        @Nullable UUID questionnaire,
        @Nullable @Valid Only only,
        @NotEmpty @Size(max = 200) List<@NotNull @Valid Column> columns) {

    /**
     * Rows of one kind, such as those in one language.
     *
     * @param column from 0
     * @param texts what its cell may be
     */
    record Only(
            @Min(0) @Max(300) int column,
            @NotEmpty @Size(max = 50) List<@NotNull @Size(max = 5_000) String> texts) {

        boolean takes(Table.Row row) {
            return texts.contains(row.text(column));
        }
    }

    /**
     * @param column from 0
     * @param text of the question; columns of ticks with the same text, or the same question, are one question
     * @param choice that a tick stands for; null for the heading
     * @param question of the questionnaire, whose identity, kind and choices it takes over; null for a new one
     * @param order of a scale of its own, its lowest value first, those that nobody chose too; may be missing where all
     *     values are numbers
     * @param same texts that count as another: as the cell has it, and as it counts; null for none
     */
    record Column(
            @Min(0) @Max(300) int column,
            @NotNull ColumnKind kind,
            @NotBlank @Size(max = 2000) String text,
            @Nullable @Size(max = 500) String choice,
            @Nullable @Size(max = 64) String question,
            @Nullable @Size(max = 50) List<@NotNull @Size(max = 5_000) String> order,

            @Nullable @Size(max = 500)
            Map<@NotNull @Size(max = 5_000) String, @NotNull @Size(max = 5_000) String> same) {

        Column ticking(String choice) {
            return new Column(column, kind, text, choice, question, order, same);
        }

        Map<String, String> spellings() {
            return same == null ? Map.of() : same;
        }
    }
}
