package org.kopilka.survey.xlsform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.tables.Limits;
import org.kopilka.platform.tables.Table;
import org.kopilka.survey.forms.Form;

/** Makes a form of an XLSForm workbook (xlsform.org), or says what in it cannot be taken. */
final class XlsForm {

    static final Limits LIMITS = new Limits(5 << 20, 50L << 20, 5_000, 100, 4_000);

    /**
     * @param form what was understood; incomplete if there are faults
     * @param faults what cannot be taken: with any of these nothing may be kept
     * @param notices what was left out or guessed
     */
    record Reading(Form form, List<Fault> faults, List<Fault> notices) {}

    private final Table table;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> notices = new ArrayList<>();
    private @Nullable Header settingsHeader;
    private Table.@Nullable Row settingsRow;

    private XlsForm(Table table) {
        this.table = table;
    }

    /** @param fileName names a form that does not name itself */
    static Reading read(Table table, String fileName) {
        return new XlsForm(table).read(fileName);
    }

    private Reading read(String fileName) {
        var bareName = fileName.replaceFirst("\\.[A-Za-z]{1,5}$", "");
        var survey = sheet("survey");
        var surveyHeader = header(survey, "survey");
        if (survey == null || surveyHeader == null) {
            faults.add(new Fault("survey", 0, 0, "no-survey-sheet"));
            return reading(bareName, Map.of(), List.of("ru"), null);
        }
        if (surveyHeader.find("type").isEmpty()) {
            faults.add(new Fault("survey", survey.rows().getFirst().number(), 0, "no-type-column"));
        }
        var choicesSheet = sheet("choices");
        var choicesHeader = header(choicesSheet, "choices");
        var settings = settings();
        var languages = languages(survey, surveyHeader, choicesHeader, settings.getOrDefault("default_language", ""));
        if (!faults.isEmpty()) {
            return reading(bareName, settings, languages, null);
        }
        var duplicates = settings.getOrDefault("allow_choice_duplicates", "").equalsIgnoreCase("yes");
        var choices = ChoicesSheet.read(choicesSheet, choicesHeader, languages.getFirst(), duplicates, faults);
        var sheet = new SurveySheet(surveyHeader, choices, languages, instrument(bareName, settings), faults, notices);
        sheet.read(survey);
        return reading(bareName, settings, languages, sheet);
    }

    private Reading reading(
            String bareName, Map<String, String> settings, List<String> languages, @Nullable SurveySheet sheet) {
        var title = titles(languages.getFirst());
        var form = new Form(
                title.isEmpty() ? Map.of(languages.getFirst(), bareName) : title,
                instrument(bareName, settings),
                settings.getOrDefault("version", ""),
                languages,
                sheet == null ? List.of() : sheet.groups(),
                sheet == null ? List.of() : sheet.questions(),
                sheet == null ? List.of() : sheet.lists());
        return new Reading(form, List.copyOf(faults), List.copyOf(notices));
    }

    private static String instrument(String bareName, Map<String, String> settings) {
        var id = settings.getOrDefault("form_id", "");
        return id.isEmpty() ? bareName : id;
    }

    private Table.@Nullable Sheet sheet(String name) {
        return table.sheets().stream()
                .filter(sheet -> sheet.name().strip().equalsIgnoreCase(name))
                .filter(sheet -> !sheet.rows().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private @Nullable Header header(Table.@Nullable Sheet sheet, String name) {
        return sheet == null ? null : Header.read(name, sheet.rows().getFirst(), faults);
    }

    private Map<String, String> titles(String own) {
        return settingsHeader == null || settingsRow == null
                ? Map.of()
                : settingsHeader.texts(settingsRow, "form_title", own);
    }

    private Map<String, String> settings() {
        var sheet = sheet("settings");
        settingsHeader = header(sheet, "settings");
        if (sheet == null || settingsHeader == null || sheet.rows().size() < 2) {
            return Map.of();
        }
        var values = sheet.rows().get(1);
        var header = settingsHeader;
        settingsRow = values;
        return Map.of(
                "form_id", header.text(values, "form_id"),
                "version", header.text(values, "version"),
                "default_language", header.text(values, "default_language"),
                "allow_choice_duplicates", header.text(values, "allow_choice_duplicates"));
    }

    /** Its own language first: the one it names, else the first it has, else the one it is written in. */
    private static List<String> languages(Table.Sheet survey, Header header, @Nullable Header choices, String named) {
        var used = Stream.concat(
                        header.languages().stream(), choices == null ? Stream.of() : choices.languages().stream())
                .distinct()
                .toList();
        var own = named.isBlank() ? null : Header.languageOf(named);
        if (own == null
                || !used.isEmpty()
                        && !used.contains(own)
                        && header.find("label").isEmpty()) {
            own = header.find("label").isPresent() || used.isEmpty() ? written(survey, header) : used.getFirst();
        }
        return Stream.concat(Stream.of(own), used.stream()).distinct().toList();
    }

    private static String written(Table.Sheet survey, Header header) {
        var text = header.find("label").stream()
                .flatMap(at -> survey.rows().stream().skip(1).map(row -> row.text(at)))
                .reduce("", String::concat)
                .toLowerCase(Locale.ROOT);
        if (text.chars().anyMatch(letter -> "әғқңөұүһі".indexOf(letter) >= 0)) {
            return "kk";
        }
        return text.chars().anyMatch(letter -> letter >= 'а' && letter <= 'я') ? "ru" : "en";
    }
}
