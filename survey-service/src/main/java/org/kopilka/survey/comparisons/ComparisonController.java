package org.kopilka.survey.comparisons;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMethodist;
import org.kopilka.platform.actor.AnyMethodistOrHead;
import org.kopilka.platform.tables.TableWriter;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.Download;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Page;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.platform.web.Versioned;
import org.kopilka.survey.answers.Answers;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.results.Photographs;
import org.kopilka.survey.results.Tabulator;
import org.kopilka.survey.waves.Wave;
import org.kopilka.survey.waves.WaveAccess;
import org.kopilka.survey.waves.WaveForms;
import org.kopilka.survey.waves.Waves;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Two waves that are over, compared question by question with tests that are honest about few answers. */
@RestController
@RequestMapping("/api/surveys/comparisons")
class ComparisonController {

    record ComparedWave(UUID id, String title, LocalDate heldOn, int answers) {}

    record ComparisonLine(
            UUID id, long version, ComparedWave first, ComparedWave second, boolean byHand, Instant changed) {}

    /**
     * @param byHand whether somebody changed the pairs that were found
     * @param leftOut questions that are compared with none
     */
    record ComparisonView(
            UUID id,
            long version,
            ComparedWave first,
            ComparedWave second,
            boolean byHand,
            boolean editable,
            double level,
            int tests,
            List<QuestionComparison> questions,
            List<LeftOut> leftOut) {}

    record ChoiceRef(String name, Map<String, String> label) {}

    record QuestionRef(
            String name, org.kopilka.survey.forms.Kind kind, Map<String, String> label, List<ChoiceRef> choices) {}

    record PairView(
            @NotNull @Size(max = 64) String first,
            @NotNull @Size(max = 64) String second,
            @NotNull @Size(max = 1000) Map<@Size(max = 64) String, @Size(max = 64) String> choices) {}

    /** What can be paired, and what is. */
    record PairsView(List<QuestionRef> first, List<QuestionRef> second, List<PairView> pairs, long version) {}

    record NewComparison(
            @NotNull UUID owner,
            @NotNull UUID first,
            @NotNull UUID second) {}

    /** @param pairs null to go back to those found by themselves */
    record EditedPairs(@Nullable @Size(max = 400) List<@NotNull @Valid PairView> pairs) {}

    private final Comparisons comparisons;
    private final Waves waves;
    private final WaveForms forms;
    private final WaveAccess waveAccess;
    private final Photographs photographs;
    private final Answers answers;
    private final Access access;
    private final NewIds ids;
    private final MessageSource messages;

    ComparisonController(
            Comparisons comparisons,
            Waves waves,
            WaveForms forms,
            WaveAccess waveAccess,
            Photographs photographs,
            Answers answers,
            Access access,
            NewIds ids,
            MessageSource messages) {
        this.comparisons = comparisons;
        this.waves = waves;
        this.forms = forms;
        this.waveAccess = waveAccess;
        this.photographs = photographs;
        this.answers = answers;
        this.access = access;
        this.ids = ids;
        this.messages = messages;
    }

    /** Comparisons of the reader's institutions, the last changed first. */
    @AnyMethodistOrHead
    @GetMapping
    Page<ComparisonLine> list(
            Actor actor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var behind = Cursor.behind(Cursor.decode(after), "changed", Sort.Direction.DESC, Instant::parse);
        var found = comparisons.list(waveAccess.reach(actor), behind, limit + 1);
        return Page.of(
                found,
                limit,
                one -> new ComparisonLine(
                        one.id(),
                        one.version(),
                        compared(actor, one.first()),
                        compared(actor, one.second()),
                        one.pairs() != null,
                        one.changed()),
                last -> new Cursor(last.changed().toString(), last.id()));
    }

    /**
     * Keeps two waves for comparison; both must be over (409 {@code wave-not-over}) and seen by the reader.
     */
    @AnyMethodist
    @PostMapping
    @Succeeds(201)
    ResponseEntity<ComparisonView> keep(Actor actor, @Valid @RequestBody NewComparison body) {
        access.requireMethodistOf(actor, body.owner());
        over(actor, body.first());
        over(actor, body.second());
        if (body.first().equals(body.second())) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "same-wave");
        }
        var kept = comparisons.keep(ids.next(), body.owner(), body.first(), body.second());
        return Versioned.created("/api/surveys/comparisons/" + kept.id(), view(actor, kept), kept.version());
    }

    /** The comparison, counted now. */
    @AnyMethodistOrHead
    @GetMapping("/{id}")
    ResponseEntity<ComparisonView> show(Actor actor, @PathVariable UUID id) {
        var found = seen(actor, id);
        return Versioned.ok(view(actor, found), found.version());
    }

    /** The questions of both waves and which is which. */
    @AnyMethodistOrHead
    @GetMapping("/{id}/pairs")
    ResponseEntity<PairsView> pairs(Actor actor, @PathVariable UUID id) {
        var found = seen(actor, id);
        var first = forms.of(over(actor, found.first())).form();
        var second = forms.of(over(actor, found.second())).form();
        var view = new PairsView(
                refs(first),
                refs(second),
                pairs(found, first, second).stream()
                        .map(pair -> new PairView(pair.first(), pair.second(), withChoices(pair, first, second)))
                        .toList(),
                found.version());
        return Versioned.ok(view, found.version());
    }

    /** Says by hand which question, and which choice, is which. */
    @AnyMethodist
    @PutMapping("/{id}/pairs")
    ResponseEntity<ComparisonView> change(
            Actor actor, @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody EditedPairs body) {
        var found = changeable(actor, id, expected);
        var pairs = body.pairs() == null
                ? null
                : body.pairs().stream()
                        .map(pair -> new WaveComparison.Pair(pair.first(), pair.second(), pair.choices()))
                        .toList();
        if (pairs != null) {
            check(actor, found, pairs);
        }
        var changed = comparisons.change(found, pairs);
        return Versioned.ok(view(actor, changed), changed.version());
    }

    private void check(Actor actor, WaveComparison comparison, List<WaveComparison.Pair> pairs) {
        var first = forms.of(over(actor, comparison.first())).form();
        var second = forms.of(over(actor, comparison.second())).form();
        var used = new HashSet<String>();
        for (var pair : pairs) {
            var known = first.question(pair.first()).isPresent()
                    && second.question(pair.second()).isPresent();
            var once = used.add("1 " + pair.first()) & used.add("2 " + pair.second());
            if (!known || !once) {
                throw new Refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT, "pairs-mixed-up", pair.first() + " – " + pair.second());
            }
        }
    }

    @AnyMethodist
    @DeleteMapping("/{id}")
    @Succeeds(204)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID id, ExpectedVersion expected) {
        comparisons.delete(changeable(actor, id, expected));
        return ResponseEntity.noContent().build();
    }

    /** The comparison as a workbook. */
    @AnyMethodistOrHead
    @GetMapping(path = "/{id}/workbook", produces = Download.XLSX)
    ResponseEntity<byte[]> workbook(Actor actor, @PathVariable UUID id, Locale language) throws IOException {
        var view = view(actor, seen(actor, id));
        var out = new ByteArrayOutputStream();
        TableWriter.xlsx(out, List.of(new ComparisonTable(messages, language).sheet(view.questions(), view.leftOut())));
        var name = "%s – %s.xlsx"
                .formatted(view.first().title(), view.second().title())
                .replaceAll("[^\\p{L}\\p{N} ,.–-]", " ");
        return Download.of(Download.XLSX, name, out.toByteArray());
    }

    private ComparisonView view(Actor actor, WaveComparison it) {
        var first = over(actor, it.first());
        var second = over(actor, it.second());
        var a = side(actor, first);
        var b = side(actor, second);
        var pairs = pairs(it, a.form(), b.form());
        var questions = CompareWaves.compare(a, b, pairs);
        var tests = questions.stream()
                .flatMap(question -> question.lines().stream())
                .filter(line -> line.test() != null)
                .count();
        return new ComparisonView(
                it.id(),
                it.version(),
                compared(first),
                compared(second),
                it.pairs() != null,
                access.isMethodistOf(actor, it.owner()),
                CompareWaves.LEVEL,
                Math.toIntExact(tests),
                questions,
                Pairing.leftOut(a.form(), b.form(), pairs, it.pairs() != null));
    }

    private static List<WaveComparison.Pair> pairs(WaveComparison it, Form first, Form second) {
        return it.pairs() == null ? Pairing.questions(first, second) : it.pairs();
    }

    private static Map<String, String> withChoices(WaveComparison.Pair pair, Form first, Form second) {
        var a = first.question(pair.first());
        var b = second.question(pair.second());
        return a.isPresent() && b.isPresent()
                ? Pairing.choices(first.choices(a.get()), second.choices(b.get()), pair.choices())
                : pair.choices();
    }

    private CompareWaves.Side side(Actor actor, Wave wave) {
        return new CompareWaves.Side(forms.of(wave).form(), photographs.ofSettled(wave, actor), (question, only) -> {
            var tabulator = new Tabulator(List.of(question), Map.of(question.name(), only));
            answers.each(wave.id(), answer -> tabulator.add(answer.values()));
            return tabulator.done().of(question.name());
        });
    }

    private static List<QuestionRef> refs(Form form) {
        return form.asked().stream()
                .map(question ->
                        new QuestionRef(question.name(), question.kind(), question.label(), choices(form, question)))
                .toList();
    }

    private static List<ChoiceRef> choices(Form form, Question question) {
        return form.choices(question).stream()
                .map(choice -> new ChoiceRef(choice.name(), choice.label()))
                .toList();
    }

    /** Of a wave the reader does not see, or that is no more, nothing but its id. */
    private ComparedWave compared(Actor actor, UUID wave) {
        return waves.find(wave)
                .filter(found -> waveAccess.sees(actor, found))
                .map(ComparisonController::compared)
                .orElseGet(() -> new ComparedWave(wave, "", LocalDate.EPOCH, 0));
    }

    private static ComparedWave compared(Wave wave) {
        return new ComparedWave(wave.id(), wave.title(), wave.closes(), wave.answered());
    }

    private Wave over(Actor actor, UUID id) {
        var wave = waves.find(id).filter(found -> waveAccess.sees(actor, found)).orElseThrow(Refusal::notFound);
        if (!wave.settled()) {
            throw new Refusal(HttpStatus.CONFLICT, "wave-not-over");
        }
        return wave;
    }

    private WaveComparison seen(Actor actor, UUID id) {
        return comparisons
                .find(id)
                .filter(found -> waveAccess.reach(actor).contains(found.owner()))
                .orElseThrow(Refusal::notFound);
    }

    private WaveComparison changeable(Actor actor, UUID id, ExpectedVersion expected) {
        var found = seen(actor, id);
        access.requireMethodistOf(actor, found.owner());
        expected.check(found.version());
        return found;
    }
}
