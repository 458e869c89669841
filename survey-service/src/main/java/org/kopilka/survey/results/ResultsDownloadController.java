package org.kopilka.survey.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMethodistOrHead;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.TableWriter;
import org.kopilka.platform.tables.TableWriter.NewSheet;
import org.kopilka.platform.web.Download;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Refuses;
import org.kopilka.survey.answers.Answer;
import org.kopilka.survey.answers.Answers;
import org.kopilka.survey.people.Educators;
import org.kopilka.survey.waves.Wave;
import org.kopilka.survey.waves.WaveAccess;
import org.kopilka.survey.waves.WaveForms;
import org.kopilka.survey.waves.Waves;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Results to take away. Single answers go along only where they carry names anyway. */
@RestController
@RequestMapping("/api/surveys/waves/{id}/results")
class ResultsDownloadController {

    private final Waves waves;
    private final WaveForms forms;
    private final WaveAccess access;
    private final Photographs photographs;
    private final Answers answers;
    private final Educators educators;
    private final InstitutionTree tree;
    private final Audit audit;
    private final MessageSource messages;

    ResultsDownloadController(
            Waves waves,
            WaveForms forms,
            WaveAccess access,
            Photographs photographs,
            Answers answers,
            Educators educators,
            InstitutionTree tree,
            Audit audit,
            MessageSource messages) {
        this.waves = waves;
        this.forms = forms;
        this.access = access;
        this.photographs = photographs;
        this.answers = answers;
        this.educators = educators;
        this.tree = tree;
        this.audit = audit;
        this.messages = messages;
    }

    /** A workbook: results, what the names mean, and, of a wave with names, to its methodists, every answer. */
    @AnyMethodistOrHead
    @ShowsRecords
    @Refuses({409})
    @GetMapping(path = "/workbook", produces = Download.XLSX)
    ResponseEntity<byte[]> workbook(Actor actor, @PathVariable UUID id, Locale language) throws IOException {
        var wave = seen(actor, id);
        var tables = new ResultTables(forms.of(wave).form(), messages, language);
        var sheets = new ArrayList<NewSheet>();
        sheets.add(tables.results(results(actor, wave)));
        sheets.add(tables.codebook());
        var named = new HashSet<UUID>();
        if (!wave.anonymous() && access.changes(actor, wave)) {
            sheets.add(withNames(wave, tables, named));
        }
        audit.looked(actor, "answers", named);
        var out = new ByteArrayOutputStream();
        TableWriter.xlsx(out, sheets);
        return file(Download.XLSX, wave, "xlsx", out);
    }

    /** The results alone as text, UTF-8 with semicolons. */
    @AnyMethodistOrHead
    @Refuses({409})
    @GetMapping(path = "/table", produces = "text/csv")
    ResponseEntity<byte[]> table(Actor actor, @PathVariable UUID id, Locale language) throws IOException {
        var wave = seen(actor, id);
        var sheet = new ResultTables(forms.of(wave).form(), messages, language).results(results(actor, wave));
        var out = new ByteArrayOutputStream();
        TableWriter.csv(out, sheet.header(), sheet.rows());
        return file("text/csv;charset=UTF-8", wave, "csv", out);
    }

    private List<QuestionResult> results(Actor actor, Wave wave) {
        var form = forms.of(wave).form();
        var whole = photographs.of(wave, actor).whole();
        return form.asked().stream()
                .map(question -> QuestionResult.of(form, question, whole.of(question.name())))
                .toList();
    }

    /** @param named takes up whose answers they are */
    private NewSheet withNames(Wave wave, ResultTables tables, Set<UUID> named) {
        var all = new ArrayList<Answer>();
        answers.each(wave.id(), all::add);
        all.forEach(answer -> Optional.ofNullable(answer.person()).ifPresent(named::add));
        var names = new HashMap<UUID, String>();
        educators
                .find(all.stream()
                        .flatMap(answer -> java.util.stream.Stream.ofNullable(answer.person()))
                        .toList())
                .forEach(educator -> names.put(educator.id(), educator.fullName()));
        return tables.answers(all, person -> names.getOrDefault(person, ""), tree);
    }

    private static ResponseEntity<byte[]> file(String type, Wave wave, String ending, ByteArrayOutputStream content) {
        var name = wave.title().replaceAll("[^\\p{L}\\p{N} ,.–-]", " ").strip() + "." + ending;
        return Download.of(type, name, content.toByteArray());
    }

    private Wave seen(Actor actor, UUID id) {
        return waves.find(id).filter(wave -> access.sees(actor, wave)).orElseThrow(Refusal::notFound);
    }
}
