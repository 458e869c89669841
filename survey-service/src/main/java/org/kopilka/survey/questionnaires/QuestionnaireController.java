package org.kopilka.survey.questionnaires;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMethodist;
import org.kopilka.platform.actor.AnyMethodistOrHead;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.Page;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.platform.web.Versioned;
import org.kopilka.survey.forms.FormView;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The questionnaires at hand; new ones come in by import. */
@RestController
@RequestMapping("/api/surveys/questionnaires")
class QuestionnaireController {

    record QuestionnaireLine(
            UUID id,
            long version,
            String title,
            int asked,
            UUID owner,
            String ownerName,
            Visibility visibility,
            boolean editable,
            Instant changed) {}

    record EditedVisibility(@NotNull @Valid Visibility visibility) {}

    private final Questionnaires questionnaires;
    private final Access access;
    private final InstitutionTree tree;

    QuestionnaireController(Questionnaires questionnaires, Access access, InstitutionTree tree) {
        this.questionnaires = questionnaires;
        this.access = access;
        this.tree = tree;
    }

    /** Questionnaires the reader may see, the last changed first. */
    @AnyMethodistOrHead
    @GetMapping
    Page<QuestionnaireLine> list(
            Actor actor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var found = questionnaires.list(actor, Cursor.decode(after), limit + 1);
        return Page.of(
                found,
                limit,
                line -> new QuestionnaireLine(
                        line.id(),
                        line.version(),
                        line.title(),
                        line.asked(),
                        line.owner(),
                        tree.nameOf(line.owner()),
                        line.visibility(),
                        access.isMethodistOf(actor, line.owner()),
                        line.changed()),
                last -> new Cursor(last.changed().toString(), last.id()));
    }

    @AnyMethodistOrHead
    @GetMapping("/{id}")
    ResponseEntity<QuestionnaireView> show(Actor actor, @PathVariable UUID id) {
        var found = questionnaires.find(id, actor).orElseThrow(Refusal::notFound);
        return Versioned.ok(view(actor, found), found.version());
    }

    /** Says who else may use it. */
    @AnyMethodist
    @PutMapping("/{id}/visibility")
    ResponseEntity<QuestionnaireView> share(
            Actor actor, @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody EditedVisibility body) {
        var found = changeable(actor, id, expected);
        var saved = questionnaires.change(found, body.visibility(), found.form());
        return Versioned.ok(view(actor, saved), saved.version());
    }

    /** Waves that were asked with it keep their questions. */
    @AnyMethodist
    @DeleteMapping("/{id}")
    @Succeeds(204)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID id, ExpectedVersion expected) {
        questionnaires.delete(changeable(actor, id, expected));
        return ResponseEntity.noContent().build();
    }

    private Questionnaire changeable(Actor actor, UUID id, ExpectedVersion expected) {
        var found = questionnaires.find(id, actor).orElseThrow(Refusal::notFound);
        access.requireMethodistOf(actor, found.owner());
        expected.check(found.version());
        return found;
    }

    private QuestionnaireView view(Actor actor, Questionnaire it) {
        return new QuestionnaireView(
                it.id(),
                it.version(),
                it.owner(),
                tree.nameOf(it.owner()),
                it.visibility(),
                access.isMethodistOf(actor, it.owner()),
                it.changed(),
                FormView.of(it.form()));
    }
}
