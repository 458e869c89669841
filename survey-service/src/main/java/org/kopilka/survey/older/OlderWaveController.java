package org.kopilka.survey.older;

import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMethodist;
import org.kopilka.platform.tables.Table;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.survey.answers.Answer;
import org.kopilka.survey.answers.Answers;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.WordedAlike;
import org.kopilka.survey.questionnaires.Questionnaires;
import org.kopilka.survey.waves.Wave;
import org.kopilka.survey.waves.WaveAccess;
import org.kopilka.survey.waves.WaveForms;
import org.kopilka.survey.waves.Waves;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Waves of long ago, out of tables: looked at, mapped column by column, tried, then loaded whole or not at all. */
@RestController
@RequestMapping("/api/surveys")
class OlderWaveController {

    record ValueView(String text, int count) {}

    /**
     * @param column from 0; {@code letter} as spreadsheets name it
     * @param text of the question, if the list of questions has it, else the heading
     * @param question of the questionnaire that is named or worded alike
     * @param different how many different answers there are
     * @param values the most frequent answers; of several in a cell, cut apart
     */
    record ColumnView(
            int column,
            String letter,
            String header,
            String text,
            @Nullable String question,
            int filled,
            int different,
            ColumnKind guess,
            List<ValueView> values) {}

    record TablePreview(int rows, List<ColumnView> columns) {}

    record PlaceView(int row, String column, String message) {}

    record LoadedQuestion(String name, String text, Kind kind, int answered, int choices) {}

    /** @param faults with any of these nothing can be loaded; at most a hundred are told */
    record LoadPreview(int answers, List<LoadedQuestion> questions, List<PlaceView> faults) {}

    record LoadedWave(UUID id, int answers) {}

    private static final int MOST_VALUES = 40;

    private final Questionnaires questionnaires;
    private final Waves waves;
    private final WaveForms forms;
    private final WaveAccess waveAccess;
    private final Answers answers;
    private final Access access;
    private final NewIds ids;
    private final MessageSource messages;
    private final Clock clock;

    OlderWaveController(
            Questionnaires questionnaires,
            Waves waves,
            WaveForms forms,
            WaveAccess waveAccess,
            Answers answers,
            Access access,
            NewIds ids,
            MessageSource messages,
            Clock clock) {
        this.questionnaires = questionnaires;
        this.waves = waves;
        this.forms = forms;
        this.waveAccess = waveAccess;
        this.answers = answers;
        this.access = access;
        this.ids = ids;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Reads a table of answers and guesses what its columns are; keeps nothing. XLSX, or text with tabs, semicolons or
     * commas; headings in the first row; at most 6 MiB, 10,000 rows, 200 columns.
     *
     * @param questions a table of headings and texts of questions
     * @param questionnaire among whose questions each column looks for its own
     */
    @AnyMethodist
    @PostMapping(path = "/older-wave-tables", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    TablePreview table(
            Actor actor,
            @RequestPart MultipartFile file,
            @RequestPart(required = false) @Nullable MultipartFile questions,
            @RequestParam(required = false) @Nullable UUID questionnaire)
            throws IOException {
        var known = known(actor, questionnaire);
        var texts = texts(questions);
        var names = known == null ? Map.<String, String>of() : names(known);
        return reading(
                file,
                table -> new TablePreview(
                        table.rows().size(),
                        table.profiles().stream()
                                .map(profile -> view(profile, texts, names))
                                .toList()));
    }

    private static Map<String, String> texts(@Nullable MultipartFile questions) throws IOException {
        if (questions == null) {
            return Map.of();
        }
        try (var in = questions.getInputStream()) {
            return OldTable.questionTexts(in);
        }
    }

    /** The questions of a form by their names, lower case, and by how they are worded. */
    private static Map<String, String> names(Form known) {
        var names = new HashMap<String, String>();
        known.asked().forEach(question -> names.putIfAbsent(question.name().toLowerCase(Locale.ROOT), question.name()));
        known.asked()
                .forEach(question -> question.label()
                        .values()
                        .forEach(label -> names.putIfAbsent(WordedAlike.key(label), question.name())));
        return names;
    }

    private static ColumnView view(ColumnProfile profile, Map<String, String> texts, Map<String, String> names) {
        var values = profile.guess() == ColumnKind.MULTIPLE ? profile.choices() : profile.values();
        var heading = profile.header().strip();
        var text = texts.getOrDefault(heading, heading);
        return new ColumnView(
                profile.column(),
                Table.columnName(profile.column()),
                heading,
                text,
                question(names, heading, text),
                profile.filled(),
                values.size(),
                profile.guess(),
                values.stream()
                        .limit(MOST_VALUES)
                        .map(value -> new ValueView(value.text(), value.count()))
                        .toList());
    }

    private static @Nullable String question(Map<String, String> names, String heading, String text) {
        var named = names.get(heading.toLowerCase(Locale.ROOT));
        return named == null ? names.get(WordedAlike.key(text)) : named;
    }

    /** Tries a plan, a part of type {@code application/json}, and shows what would come of it; keeps nothing. */
    @AnyMethodist
    @PostMapping(path = "/older-wave-previews", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    LoadPreview preview(
            Actor actor, @RequestPart MultipartFile file, @Valid @RequestPart LoadPlan plan, Locale language)
            throws IOException {
        return load(actor, file, plan, loaded -> preview(loaded, language));
    }

    private LoadPreview preview(OlderWave.Loaded loaded, Locale language) {
        return new LoadPreview(
                loaded.answers().size(),
                loaded.form().asked().stream()
                        .map(question -> new LoadedQuestion(
                                question.name(),
                                question.label().values().iterator().next(),
                                question.kind(),
                                Math.toIntExact(loaded.answers().stream()
                                        .filter(answer -> answer.containsKey(question.name()))
                                        .count()),
                                loaded.form().choices(question).size()))
                        .toList(),
                places(loaded.faults(), language));
    }

    /** Loads the wave; refused with 422 {@code older-wave-faulty} and the places if any cell cannot be taken. */
    @AnyMethodist
    @PostMapping(path = "/older-waves", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Succeeds(201)
    ResponseEntity<LoadedWave> keep(
            Actor actor, @RequestPart MultipartFile file, @Valid @RequestPart LoadPlan plan, Locale language)
            throws IOException {
        return load(actor, file, plan, loaded -> keep(plan, loaded, language));
    }

    private ResponseEntity<LoadedWave> keep(LoadPlan plan, OlderWave.Loaded loaded, Locale language) {
        if (!loaded.faults().isEmpty()) {
            throw new Refusal(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "older-wave-faulty",
                            loaded.faults().size())
                    .with("faults", places(loaded.faults(), language));
        }
        var id = ids.next();
        keepAnswers(id, loaded.answers());
        waves.save(Wave.loaded(
                id,
                plan.owner(),
                forms.keep(loaded.form()),
                plan.title().strip(),
                plan.heldOn(),
                loaded.answers().size(),
                clock.instant()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(java.net.URI.create("/api/surveys/waves/" + id))
                .body(new LoadedWave(id, loaded.answers().size()));
    }

    /** Before the wave, so that nobody sees it half; under ids that follow from it, so that a second try adds none. */
    private void keepAnswers(UUID wave, List<Map<String, Object>> rows) {
        var kept = new ArrayList<Answer>();
        for (int row = 0; row < rows.size(); row++) {
            kept.add(new Answer(NewIds.fromName(wave + "|" + row), wave, null, null, rows.get(row)));
        }
        answers.keep(kept);
    }

    /** Throws a loaded wave away with its answers; it can be loaded again. */
    @AnyMethodist
    @DeleteMapping("/older-waves/{id}")
    @Succeeds(204)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID id, ExpectedVersion expected) {
        var wave = waves.find(id)
                .filter(found -> found.origin() == Wave.Origin.LOADED && waveAccess.sees(actor, found))
                .orElseThrow(Refusal::notFound);
        access.requireMethodistOf(actor, wave.owner());
        expected.check(wave.revision());
        waves.delete(wave);
        answers.deleteOf(id);
        return ResponseEntity.noContent().build();
    }

    private <T> T load(Actor actor, MultipartFile file, LoadPlan plan, Function<OlderWave.Loaded, T> use)
            throws IOException {
        access.requireMethodistOf(actor, plan.owner());
        var known = known(actor, plan.questionnaire());
        return reading(file, table -> use.apply(OlderWave.load(table, plan, known)));
    }

    private @Nullable Form known(Actor actor, @Nullable UUID questionnaire) {
        return questionnaire == null
                ? null
                : questionnaires
                        .find(questionnaire, actor)
                        .orElseThrow(() -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-questionnaire"))
                        .form();
    }

    private static <T> T reading(MultipartFile file, Function<OldTable, T> use) throws IOException {
        try (var in = file.getInputStream()) {
            return OldTable.read(in, use);
        }
    }

    private List<PlaceView> places(List<OlderWave.Fault> faults, Locale language) {
        return faults.stream()
                .map(fault -> new PlaceView(
                        fault.row(),
                        Table.columnName(fault.column()),
                        messages.getMessage("older." + fault.reason(), fault.arguments(), language)))
                .toList();
    }
}
