package org.kopilka.survey.xlsform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.documents.AlreadyStored;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.tables.Table;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.platform.web.NewIds;
import org.kopilka.survey.forms.Form;
import org.kopilka.survey.questionnaires.Questionnaires;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Brings in the questionnaires of our own, XLSForms whose sheets lie in {@code questionnaires/} as text; what is there
 * already stays.
 */
@Component
class ShippedQuestionnaires {

    static final List<String> NAMES = List.of("demand-of-forms");

    private static final Logger log = LoggerFactory.getLogger(ShippedQuestionnaires.class);

    private final Questionnaires questionnaires;

    ShippedQuestionnaires(Questionnaires questionnaires) {
        this.questionnaires = questionnaires;
    }

    @EventListener(ApplicationStartedEvent.class)
    void bringIn() throws IOException {
        for (var name : NAMES) {
            var id = NewIds.fromName("shipped questionnaire|" + name);
            if (!questionnaires.isThere(id)) {
                keep(id, form(name));
            }
        }
    }

    private void keep(java.util.UUID id, Form form) {
        try {
            questionnaires.keep(id, InstitutionTree.ROOT, Visibility.NETWORK, form);
            log.info("Brought in the questionnaire {}", form.instrument());
        } catch (AlreadyStored byAnotherReplica) {
            log.debug("Another replica brought in {}", form.instrument());
        }
    }

    static Form form(String name) throws IOException {
        var sheets = new ArrayList<Table.Sheet>();
        for (var sheet : List.of("survey", "choices", "settings")) {
            try (var in = new ClassPathResource("questionnaires/%s/%s.csv".formatted(name, sheet)).getInputStream()) {
                sheets.add(new Table.Sheet(
                        sheet,
                        TableReader.read(in, XlsForm.LIMITS).sheets().getFirst().rows()));
            }
        }
        var reading = XlsForm.read(new Table(sheets), name);
        if (!reading.faults().isEmpty()) {
            throw new IllegalStateException(
                    "The questionnaire %s we ship is faulty: %s".formatted(name, reading.faults()));
        }
        return reading.form();
    }
}
