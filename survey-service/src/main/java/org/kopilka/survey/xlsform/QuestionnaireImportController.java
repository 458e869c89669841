package org.kopilka.survey.xlsform;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMethodist;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.platform.web.Versioned;
import org.kopilka.survey.forms.FormView;
import org.kopilka.survey.questionnaires.QuestionnaireView;
import org.kopilka.survey.questionnaires.Questionnaires;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Questionnaires out of XLSForm workbooks: looked at first, then kept whole or not at all. */
@RestController
@RequestMapping("/api/surveys")
class QuestionnaireImportController {

    /**
     * A place in the workbook and what is the matter there, in the reader's language.
     *
     * @param row from 1; 0 for the sheet as a whole
     * @param column as the spreadsheet names it, empty for the sheet as a whole
     */
    record PlaceView(String sheet, int row, String column, String message) {}

    /**
     * @param faults what cannot be taken; with any of these the import is refused
     * @param notices what was left out or guessed
     */
    record QuestionnairePreview(FormView form, List<PlaceView> faults, List<PlaceView> notices) {}

    private final Questionnaires questionnaires;
    private final Access access;
    private final InstitutionTree tree;
    private final NewIds ids;
    private final MessageSource messages;

    QuestionnaireImportController(
            Questionnaires questionnaires, Access access, InstitutionTree tree, NewIds ids, MessageSource messages) {
        this.questionnaires = questionnaires;
        this.access = access;
        this.tree = tree;
        this.ids = ids;
        this.messages = messages;
    }

    /**
     * Reads an XLSForm and shows all its questions as they will look; keeps nothing. At most 5 MiB, 5,000 rows, 300
     * questions.
     */
    @AnyMethodist
    @PostMapping(path = "/questionnaire-previews", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    QuestionnairePreview preview(@RequestPart MultipartFile file, Locale language) throws IOException {
        var reading = read(file);
        return new QuestionnairePreview(
                FormView.of(reading.form()), places(reading.faults(), language), places(reading.notices(), language));
    }

    /**
     * Keeps the questionnaire; refused with 422 {@code questionnaire-faulty} and the places if anything in it cannot
     * be taken.
     *
     * @param owner the institution it belongs to
     */
    @AnyMethodist
    @PostMapping(path = "/questionnaires", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Succeeds(201)
    ResponseEntity<QuestionnaireView> keep(
            Actor actor, @RequestParam UUID owner, @RequestPart MultipartFile file, Locale language)
            throws IOException {
        access.requireMethodistOf(actor, owner);
        var reading = read(file);
        if (!reading.faults().isEmpty()) {
            throw new Refusal(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "questionnaire-faulty",
                            reading.faults().size())
                    .with("faults", places(reading.faults(), language));
        }
        var kept = questionnaires.keep(ids.next(), owner, Visibility.INSTITUTION, reading.form());
        return Versioned.created(
                "/api/surveys/questionnaires/" + kept.id(),
                new QuestionnaireView(
                        kept.id(),
                        kept.version(),
                        owner,
                        tree.nameOf(owner),
                        kept.visibility(),
                        true,
                        kept.changed(),
                        FormView.of(kept.form())),
                kept.version());
    }

    private static XlsForm.Reading read(MultipartFile file) throws IOException {
        var name = file.getOriginalFilename();
        try (var in = file.getInputStream()) {
            return TableReader.read(in, XlsForm.LIMITS, table -> XlsForm.read(table, name == null ? "" : name));
        }
    }

    private List<PlaceView> places(List<Fault> faults, Locale language) {
        return faults.stream()
                .map(fault -> new PlaceView(
                        fault.sheet(),
                        fault.row(),
                        fault.columnName(),
                        messages.getMessage("xlsform." + fault.reason(), fault.arguments(), language)))
                .toList();
    }
}
