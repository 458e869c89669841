package org.kopilka.survey.older;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
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
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.forms.Wordings;
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
     * @param text of the question, if the list of questions has it, else what the heading says of it
     * @param choice that the column ticks; null for other columns
     * @param question of the questionnaire that is named or worded alike
     * @param different how many different answers there are
     * @param values the most frequent answers; of several in a cell, cut apart
     */
    record ColumnView(
            int column,
            String letter,
            String header,
            String text,
            @Nullable String choice,
            @Nullable String question,
            int filled,
            int different,
            ColumnKind guess,
            List<ValueView> values) {}

    /** @param rows below the first */
    record SheetView(String name, int rows) {}

    /**
     * @param sheet that was read, of the {@code sheets} that have something below their first row
     * @param notices what of the table is read otherwise than it stands there
     */
    record TablePreview(
            String sheet, List<SheetView> sheets, int rows, List<ColumnView> columns, List<CellView> notices) {}

    record CellView(int row, String column, String message) {}

    record LoadedQuestion(String name, String text, Kind kind, int answered, int choices) {}

    /**
     * @param faults with any of these nothing can be loaded; at most a hundred are told
     * @param notices what is taken otherwise than it stands in the table, or left out
     */
    record LoadPreview(int answers, List<LoadedQuestion> questions, List<CellView> faults, List<CellView> notices) {}

    record LoadedWave(UUID id, int answers, List<CellView> notices) {}

    private static final int MOST_VALUES = 40;

    private final Questionnaires questionnaires;
    private final Waves waves;
    private final WaveForms forms;
    private final WaveAccess waveAccess;
    private final Answers answers;
    private final Access access;
    private final NewIds ids;
    private final OwnExports exports;
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
            OwnExports exports,
            MessageSource messages,
            Clock clock) {
        this.questionnaires = questionnaires;
        this.waves = waves;
        this.forms = forms;
        this.waveAccess = waveAccess;
        this.answers = answers;
        this.access = access;
        this.ids = ids;
        this.exports = exports;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Reads a table of answers and guesses what its columns are; keeps nothing. XLSX, or text with tabs, semicolons or
     * commas; headings in the first row; at most 6 MiB, 10,000 rows, 200 columns. Sums that were downloaded here are
     * refused with 422 {@code results-not-answers}.
     *
     * @param sheet of a workbook; without it our own answers, else the sheet with most in it
     * @param questions a table of headings and texts of questions
     * @param questionnaire among whose questions each column looks for its own
     */
    @AnyMethodist
    @PostMapping(path = "/older-wave-tables", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    TablePreview table(
            Actor actor,
            @RequestPart MultipartFile file,
            @RequestPart(required = false) @Nullable MultipartFile questions,
            @RequestParam(required = false) @Nullable UUID questionnaire,
            @RequestParam(required = false) @Nullable @Size(max = 200) String sheet,
            Locale language)
            throws IOException {
        var known = known(actor, questionnaire);
        var texts = texts(questions);
        return reading(
                file,
                sheet,
                table -> new TablePreview(
                        table.sheet(),
                        table.sheets().stream()
                                .map(one -> new SheetView(one.name(), one.rows()))
                                .toList(),
                        table.rows().size(),
                        views(table, texts, known),
                        places(table.notices(), language)));
    }

    private static Map<String, String> texts(@Nullable MultipartFile questions) throws IOException {
        if (questions == null) {
            return Map.of();
        }
        try (var in = questions.getInputStream()) {
            return OldTable.questionTexts(in);
        }
    }

    private static List<ColumnView> views(OldTable table, Map<String, String> texts, @Nullable Form known) {
        var questions = new Wordings<Question>();
        if (known != null) {
            known.asked()
                    .forEach(question ->
                            questions.add(question, question.label().values()).named(question, question.name()));
        }
        return table.profiles().stream()
                .map(profile -> {
                    var heading = profile.header().strip();
                    var text = texts.getOrDefault(heading, profile.question().strip());
                    var question = questions.find(heading).or(() -> questions.find(text));
                    var asked = known == null || question.isEmpty() || profile.guess() == ColumnKind.TICK
                            ? profile
                            : table.profile(profile, known, question.get());
                    return view(asked, text, question.map(Question::name).orElse(null));
                })
                .toList();
    }

    private static ColumnView view(ColumnProfile profile, String text, @Nullable String question) {
        var cut = profile.guess() == ColumnKind.MULTIPLE || profile.guess() == ColumnKind.RANK;
        var values = cut ? profile.choices() : profile.values();
        return new ColumnView(
                profile.column(),
                Table.columnName(profile.column()),
                profile.header().strip(),
                text,
                profile.choice(),
                question,
                profile.filled(),
                values.size(),
                profile.guess(),
                values.stream()
                        .limit(MOST_VALUES)
                        .map(value -> new ValueView(value.text(), value.count()))
                        .toList());
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
                places(loaded.faults(), language),
                places(loaded.notices(), language));
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
                .body(new LoadedWave(id, loaded.answers().size(), places(loaded.notices(), language)));
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
        return reading(file, plan.sheet(), table -> use.apply(OlderWave.load(table, plan, known)));
    }

    private @Nullable Form known(Actor actor, @Nullable UUID questionnaire) {
        return questionnaire == null
                ? null
                : questionnaires
                        .find(questionnaire, actor)
                        .orElseThrow(() -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-questionnaire"))
                        .form();
    }

    private <T> T reading(MultipartFile file, @Nullable String sheet, Function<OldTable, T> use) throws IOException {
        try (var in = file.getInputStream()) {
            return OldTable.read(in, sheet, exports, use);
        }
    }

    private List<CellView> places(List<Told.Place> places, Locale language) {
        return places.stream()
                .map(place -> new CellView(
                        place.row(),
                        Table.columnName(place.column()),
                        messages.getMessage("older." + place.reason(), place.arguments(), language)))
                .toList();
    }
}
