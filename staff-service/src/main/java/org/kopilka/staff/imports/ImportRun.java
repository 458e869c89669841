package org.kopilka.staff.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A file on its way in: what it was understood as, what people decided, how far it is. Nothing of it is in the records
 * before it runs.
 *
 * @param into the node of the tree that the records belong under
 * @param by whoever brings the file in
 * @param byName their name; null in runs begun before it was noted
 * @param reach the nodes whose records they keep; null in runs begun before it was noted
 * @param upload id of the file's bytes, kept for a week
 * @param choices what people decided where the guess did not suit
 * @param total rows to bring in; {@code done} those that are, while it runs
 * @param beat when the run last showed life
 */
@Document("imports")
@CompoundIndex(def = "{'state': 1, 'beat': 1}")
record ImportRun(
        @Id UUID id,
        long version,
        String kind,
        UUID into,
        UUID by,
        @Nullable String byName,
        @Nullable List<UUID> reach,
        String fileName,
        UUID upload,
        Layout layout,
        List<Choice> choices,
        State state,
        int done,
        int total,
        @Nullable Map<String, Integer> outcome,
        Instant startedAt,
        @Nullable Instant beat)
        implements Stored {

    enum State {
        DRAFT,
        RUNNING,
        DONE
    }

    /**
     * @param headerRow the row with the headings, 0 if the file has none
     * @param fields by column: the field's code, or null for a column that is left out
     */
    record Layout(int sheet, int headerRow, List<@Nullable String> fields) {}

    /** @param text the spelling, or the row's number for the field {@code row} */
    record Choice(String field, String text, String value) {}

    ImportRun with(Layout layout) {
        return new ImportRun(
                id, version, kind, into, by, byName, reach, fileName, upload, layout, choices, state, done, total,
                outcome, startedAt, beat);
    }

    ImportRun with(List<Choice> choices) {
        return new ImportRun(
                id, version, kind, into, by, byName, reach, fileName, upload, layout, choices, state, done, total,
                outcome, startedAt, beat);
    }

    ImportRun running(int total, Instant now) {
        return new ImportRun(
                id,
                version,
                kind,
                into,
                by,
                byName,
                reach,
                fileName,
                upload,
                layout,
                choices,
                State.RUNNING,
                0,
                total,
                null,
                now,
                now);
    }

    ImportRun done(Map<String, Integer> outcome) {
        int broughtIn = Preview.broughtIn(outcome);
        return new ImportRun(
                id,
                version,
                kind,
                into,
                by,
                byName,
                reach,
                fileName,
                upload,
                layout,
                choices,
                State.DONE,
                broughtIn,
                broughtIn,
                outcome,
                startedAt,
                null);
    }
}
