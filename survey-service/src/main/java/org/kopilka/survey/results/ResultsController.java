package org.kopilka.survey.results;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMethodist;
import org.kopilka.platform.actor.AnyMethodistOrHead;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.Page;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Refuses;
import org.kopilka.survey.answers.Anonymity;
import org.kopilka.survey.answers.Answers;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Question;
import org.kopilka.survey.waves.Wave;
import org.kopilka.survey.waves.WaveAccess;
import org.kopilka.survey.waves.WaveForms;
import org.kopilka.survey.waves.Waves;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came out of a wave. Nothing is said of fewer than five answers, nor of fewer than five left between two counts. */
@RestController
@RequestMapping("/api/surveys/waves/{id}")
class ResultsController {

    /**
     * @param answers how many are counted here; null if they are too few to be shown
     * @param fewest the least number that is shown
     * @param last whether nothing will change any more
     * @param byInstitution whether results of single institutions may be asked for
     * @param questions none while an anonymous wave is not over
     */
    record ResultsView(
            UUID wave,
            String title,
            boolean anonymous,
            @Nullable Integer answers,
            int fewest,
            boolean last,
            boolean byInstitution,
            List<QuestionResult> questions) {}

    record InstitutionResult(UUID institution, String name, QuestionResult result) {}

    /** @param heldBack how many of the reader's institutions cannot be shown for their few answers, or for the others' */
    record InstitutionsView(QuestionResult whole, List<InstitutionResult> institutions, int heldBack) {}

    record OpenAnswerView(String text) {}

    private final Waves waves;
    private final WaveForms forms;
    private final WaveAccess access;
    private final Photographs photographs;
    private final Answers answers;
    private final InstitutionTree tree;

    ResultsController(
            Waves waves,
            WaveForms forms,
            WaveAccess access,
            Photographs photographs,
            Answers answers,
            InstitutionTree tree) {
        this.waves = waves;
        this.forms = forms;
        this.access = access;
        this.photographs = photographs;
        this.answers = answers;
        this.tree = tree;
    }

    /**
     * The results of a wave, question by question; of an anonymous wave only when it is over.
     *
     * @param institution the part of one institution instead; only where the wave is over or not anonymous
     */
    @AnyMethodistOrHead
    @Refuses({409})
    @GetMapping("/results")
    ResultsView results(
            Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID institution) {
        var wave = seen(actor, id);
        if (institution == null && !wave.showsResults()) {
            return view(wave, false, 0, List.of());
        }
        var photograph = photographs.of(wave, actor);
        var form = forms.of(wave).form();
        if (institution == null) {
            var whole = photograph.whole();
            return view(
                    wave,
                    photograph.last(),
                    whole.answers(),
                    form.asked().stream()
                            .map(question -> QuestionResult.of(form, question, whole.of(question.name())))
                            .toList());
        }
        if (!access.reach(actor).contains(institution)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "foreign-institution");
        }
        var part = photograph.parts().getOrDefault(institution, Tabulation.NONE);
        return view(
                wave,
                photograph.last(),
                part.answers(),
                form.asked().stream()
                        .map(question -> QuestionResult.of(form, question, part.of(question.name())))
                        .toList());
    }

    /** One question, institution by institution; of anonymous waves only when they are over. */
    @AnyMethodistOrHead
    @Refuses({409})
    @GetMapping("/results/institutions")
    InstitutionsView byInstitution(Actor actor, @PathVariable UUID id, @RequestParam @Size(max = 64) String question) {
        var wave = seen(actor, id);
        var photograph = photographs.of(wave, actor);
        var form = forms.of(wave).form();
        var asked = form.question(question).filter(Question::isAsked).orElseThrow(Refusal::notFound);
        var reach = access.reach(actor);
        var shown = photograph.parts().entrySet().stream()
                .filter(part -> reach.contains(part.getKey()))
                .map(part -> Map.entry(part.getKey(), part.getValue().of(question)))
                .filter(part -> part.getValue().answered() > 0)
                .sorted(Comparator.<Map.Entry<UUID, Counts>>comparingInt(
                                part -> -part.getValue().answered())
                        .thenComparing(Map.Entry::getKey))
                .map(part -> new InstitutionResult(
                        part.getKey(), tree.nameOf(part.getKey()), QuestionResult.of(form, asked, part.getValue())))
                .toList();
        var all = wave.parts().stream()
                .filter(part -> reach.contains(part.institution()))
                .count();
        return new InstitutionsView(
                QuestionResult.of(form, asked, photograph.whole().of(question)),
                shown,
                Math.toIntExact(all - shown.size()));
    }

    /** Answers in people's own words, in an order of chance; of anonymous waves only when they are over. */
    @AnyMethodist
    @Refuses({409})
    @GetMapping("/results/texts")
    Page<OpenAnswerView> texts(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam @Size(max = 64) String question,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var wave = seen(actor, id);
        if (!access.changes(actor, wave)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "foreign-institution");
        }
        var photograph = photographs.of(wave, actor);
        var asked = forms.of(wave)
                .form()
                .question(question)
                .filter(one -> one.kind() == Kind.TEXT)
                .orElseThrow(Refusal::notFound);
        if (photograph.whole().of(asked.name()).answered() < Anonymity.FEWEST_SHOWN) {
            return new Page<>(List.of(), null);
        }
        var behind = Cursor.decode(after);
        var found = answers.texts(id, asked.name(), behind == null ? null : behind.id(), limit + 1);
        return Page.of(found, limit, one -> new OpenAnswerView(one.text()), last -> new Cursor("", last.place()));
    }

    private ResultsView view(Wave wave, boolean last, int answered, List<QuestionResult> questions) {
        return new ResultsView(
                wave.id(),
                wave.title(),
                wave.anonymous(),
                answered < Anonymity.FEWEST_SHOWN ? null : answered,
                Anonymity.FEWEST_SHOWN,
                last,
                wave.showsResults(),
                questions);
    }

    private Wave seen(Actor actor, UUID id) {
        return waves.find(id).filter(wave -> access.sees(actor, wave)).orElseThrow(Refusal::notFound);
    }
}
