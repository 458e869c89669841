package org.kopilka.survey.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.platform.tables.Table;
import org.kopilka.platform.tables.TableReader;
import org.kopilka.survey.forms.Choice;
import org.kopilka.survey.forms.FormLogic;
import org.kopilka.survey.forms.FormView;
import org.kopilka.survey.forms.Kind;
import org.kopilka.survey.forms.Look;
import org.kopilka.survey.forms.Question;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingWorkbooksTest {

    private static final Path REAL =
            Path.of(System.getProperty("kopilka.root", "..")).resolve("../shared/data/surveys");

    @Test
    void understands_the_demand_for_forms_whole() throws IOException {
        var reading = real("demand-of-forms.xlsx");

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.notices()).isEmpty();
        var form = reading.form();
        assertThat(form.title()).containsEntry("ru", "Востребованность форм методической работы");
        assertThat(form.instrument()).isEqualTo("demand_of_forms");
        assertThat(form.languages()).containsExactly("ru", "en");
        assertThat(form.questions())
                .extracting(Question::kind)
                .containsExactly(
                        Kind.ONE, Kind.INTEGER, Kind.MULTIPLE, Kind.RANK, Kind.ONE, Kind.ONE, Kind.MULTIPLE, Kind.TEXT);
        assertThat(form.question("experience")).get().satisfies(question -> {
            assertThat(question.group()).isEqualTo("about");
            assertThat(question.required()).isTrue();
            assertThat(question.constraint()).isEqualTo(". >= 0 and . <= 60");
            assertThat(question.constraintMessage()).containsEntry("ru", "Стаж от 0 до 60 лет");
        });
        var demand = form.question("demand").orElseThrow();
        assertThat(form.choices(demand))
                .hasSize(17)
                .first()
                .satisfies(choice -> assertThat(choice.columns()).containsEntry("tradition", "trad"));
        assertThat(form.question("usefulness").orElseThrow().look()).isEqualTo(Look.SCALE);
        assertThat(form.question("ask").orElseThrow().look()).isEqualTo(Look.MULTILINE);
        assertThat(form.question("show_form").orElseThrow().relevant()).isEqualTo("${wants_to_show} = 'yes'");
    }

    @Test
    void takes_filtered_choices_and_choices_that_repeat_where_the_workbook_allows_it() throws IOException {
        var reading = real("choice_filter_test.xlsx");

        assertThat(reading.faults()).isEmpty();
        var county = reading.form().question("county").orElseThrow();
        assertThat(county.filter()).isEqualTo("${state}=cf");
        assertThat(FormView.of(reading.form()).questions().get(1).choices())
                .extracting(FormView.ChoiceView::relevant)
                .containsExactly(
                        "({state} = 'washington')",
                        "({state} = 'washington')",
                        "({state} = 'texas')",
                        "({state} = 'texas')");
    }

    @Test
    void adds_a_text_question_for_whoever_takes_another_answer() throws IOException {
        var reading = real("or_other.xlsx");

        assertThat(reading.faults()).isEmpty();
        var form = reading.form();
        assertThat(form.questions())
                .extracting(Question::name)
                .containsExactly("fav_color", "fav_color_other", "fav_pastel");
        assertThat(form.choices(form.questions().getFirst()))
                .extracting(Choice::name)
                .contains("other");
        assertThat(form.choices(form.questions().getLast()))
                .extracting(Choice::name)
                .doesNotContain("other");
        assertThat(form.questions().get(1).relevant()).isEqualTo("selected(${fav_color}, 'other')");
    }

    @ParameterizedTest
    @CsvSource({"group.xlsx, 3", "specify_other.xlsx, 2", "text_and_integer.xlsx, 2", "yes_or_no_question.xlsx, 1"})
    void understands_old_spellings(String file, int questions) throws IOException {
        var reading = real(file);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.form().questions()).hasSize(questions);
        assertThat(reading.form().language()).isEqualTo("en");
    }

    @Test
    void refuses_a_workbook_whose_columns_repeat_and_says_where() throws IOException {
        var reading = real("duplicate_columns.xlsx");

        assertThat(inRussian(reading.faults()))
                .containsExactly("survey!E1 Столбец «label» уже есть: D. Оставьте один из двух.");
    }

    @Test
    void refuses_to_filter_choices_by_their_labels_and_says_where() throws IOException {
        var reading = real("xl_date_ambiguous.xlsx");

        assertThat(inRussian(reading.faults()))
                .singleElement()
                .asString()
                .startsWith("survey!L5 Подпись «label::English»");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demand-of-forms"})
    void our_own_questionnaires_speak_three_languages(String name) throws IOException {
        var form = ShippedQuestionnaires.form(name);

        assertThat(form.languages()).containsExactly("ru", "kk", "en");
        assertThat(form.title()).containsOnlyKeys("ru", "kk", "en");
        assertThat(form.questions()).allSatisfy(question -> {
            assertThat(question.label()).containsOnlyKeys("ru", "kk", "en");
            assertThat(form.choices(question))
                    .allSatisfy(choice -> assertThat(choice.label()).containsOnlyKeys("ru", "kk", "en"));
        });
        assertThat(form.choices(form.question("demand").orElseThrow())).hasSize(17);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "calculate,sum,Сумма,| survey!A2 Вид «calculate» не поддерживается.",
                "begin repeat,many,Много,| survey!A2 Вид «begin repeat» не поддерживается.",
                "select_one nothing,q,Что?,| survey!A2 Списка «nothing» нет на листе choices.",
                "text,,Что?,| survey!B2 У вопроса нет имени (name)",
                "text,1q,Что?,| survey!B2 Имя «1q» не подходит",
                "text,q,,| survey!C2 У вопроса нет текста",
                "text,q,Вы ${who}?,| survey!C2 Вопроса «who» выше нет",
                "text,q,Что?,${later} = 'x'| survey!D2 Вопроса «later» выше нет",
                "text,q,Что?,regex(.)| survey!D2 Функция «regex» не поддерживается",
                "text,q,Что?,. = 1| survey!D2 Точка (сам ответ) бывает только в столбце constraint.",
                "begin group,g,Группа,| survey!A2 Группа «g» не закрыта",
                "end group,,,| survey!A2 Закрывается группа, которая не открыта."
            })
    void says_in_which_row_and_column_something_cannot_be_taken(String row, String message) throws IOException {
        var reading = XlsForm.read(table("type,name,label,relevant\n" + row + "\n"), "опрос.csv");

        assertThat(inRussian(reading.faults())).first().asString().startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "integer,q,Сколько?,today() > '2026-12-01' or . > 5,| survey!D2 today() можно только сравнить",
                "select_one yn,q,Что?,,today() > '2026-12-01'| survey!E2 today() можно только сравнить"
            })
    void refuses_to_let_the_day_change_what_is_offered_or_taken(String row, String message) throws IOException {
        var survey = "type,name,label,constraint,choice_filter\n";
        var choices = "list_name,name,label\nyn,yes,Да\n";

        assertThat(inRussian(XlsForm.read(withChoices(survey + row + "\n", choices), "опрос.csv")
                        .faults()))
                .singleElement()
                .asString()
                .startsWith(message);
        assertThat(XlsForm.read(table(survey + "date,q,Когда?,. <= today(),\n"), "опрос.csv")
                        .faults())
                .isEmpty();
    }

    @Test
    void refuses_a_condition_whose_parts_lie_too_deep_in_each_other_and_says_where() throws IOException {
        var chain =
                XlsForm.read(table("type,name,label,relevant\ntext,q,Что?," + "1=".repeat(999) + "1\n"), "опрос.csv");
        var brackets = XlsForm.read(
                table("type,name,label,constraint\ntext,q,Что?,%s.%s > 0\n"
                        .formatted("string-length(".repeat(60), ")".repeat(60))),
                "опрос.csv");

        assertThat(inRussian(chain.faults()))
                .containsExactly("survey!D2 Условие слишком сложное: в нём больше 100 частей одна в другой.");
        assertThat(inRussian(brackets.faults()))
                .containsExactly("survey!D2 Условие слишком сложное: в нём больше 50 частей одна в другой.");
    }

    @Test
    void answers_to_a_condition_nested_deep_are_checked_in_a_moment() throws IOException {
        var form = XlsForm.read(
                        table("type,name,label,constraint\ntext,q,Что?,%s.%s > 0\n"
                                .formatted("string-length(".repeat(48), ")".repeat(48))),
                        "опрос.csv")
                .form();

        var checked = assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> new FormLogic(form).check(Map.of("q", "Ответ"), LocalDate.of(2026, 11, 29)));

        assertThat(checked.faults()).isEmpty();
    }

    @Test
    void looks_for_a_language_and_for_answers_in_a_text_in_moments() throws IOException {
        var headings = ("a" + " ".repeat(3_900) + "b,").repeat(60);
        var labels = "text,%s,${%s\n";
        var survey = new StringBuilder("type,name,label,").append(headings).append('\n');
        for (int row = 0; row < 700; row++) {
            survey.append(labels.formatted("q" + row, "${".repeat(1_900)));
        }
        var table = table(survey.toString());

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> XlsForm.read(table, "опрос.csv"));
    }

    @Test
    void refuses_a_small_workbook_that_makes_a_huge_form() throws IOException {
        var survey = new StringBuilder("type,name,label,choice_filter\ntext,a,Что?,\n");
        IntStream.range(0, 250)
                .forEach(number -> survey.append("select_one all,q%d,Что?,\"%s\"\n"
                        .formatted(number, "name = ${a} or ".repeat(100) + "name = ${a}")));
        var choices = new StringBuilder("list_name,name,label\n");
        IntStream.range(0, 1_000).forEach(number -> choices.append("all,c%d,Да\n".formatted(number)));

        var reading = XlsForm.read(withChoices(survey.toString(), choices.toString()), "опрос.csv");

        assertThat(inRussian(reading.faults())).first().asString().startsWith("survey!A3 Анкета слишком велика");
        assertThat(reading.form().questions()).hasSize(1);
    }

    @Test
    void refuses_names_that_repeat_and_several_answers_compared_as_one() throws IOException {
        var survey = """
                type,name,label,relevant
                select_multiple yes_no,many,Что?,
                text,MANY,Что?,
                text,next,Что?,${many} = 'yes'
                text,good,Что?,"selected(${many}, 'yes') and ${many} != ''"
                """;

        var reading = XlsForm.read(withChoices(survey, "list_name,name,label\nyes_no,yes,Да\nyes_no,yes,Нет\n"), "f");

        assertThat(inRussian(reading.faults()))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("choices!B3 Вариант «yes» в списке «yes_no» уже есть"),
                        second -> assertThat(second).startsWith("survey!B3 Имя «MANY» уже занято"),
                        third -> assertThat(third)
                                .startsWith("survey!D4 На этот вопрос бывает несколько ответов: "
                                        + "спрашивайте selected(${вопрос}, 'вариант')."));
    }

    @Test
    void a_question_keeps_its_identity_when_its_text_changes() throws IOException {
        var first = XlsForm.read(table("type,name,label\ntext,q,Что?\n"), "опрос.csv")
                .form();
        var second = XlsForm.read(table("type,name,label\ntext,q,Что именно?\n"), "опрос.xlsx")
                .form();

        assertThat(first.questions().getFirst().identity())
                .isEqualTo(second.questions().getFirst().identity());
    }

    @Test
    void every_reason_has_its_words_in_three_languages() {
        var messages = messages();

        for (var language : List.of("ru", "kk", "en")) {
            assertThat(messages.getMessage("xlsform.expression-many", new Object[0], Locale.of(language)))
                    .contains("selected(${");
            assertThat(messages.getMessage("xlsform.expression-bare", new Object[] {"да"}, Locale.of(language)))
                    .contains("${да}");
        }
    }

    private static XlsForm.Reading real(String file) throws IOException {
        var path = REAL.resolve(file);
        assumeTrue(Files.exists(path), () -> "Real workbooks are not beside the checkout: " + path);
        try (var in = Files.newInputStream(path)) {
            return XlsForm.read(TableReader.read(in, XlsForm.LIMITS), file);
        }
    }

    private static Table table(String survey) throws IOException {
        return withChoices(survey, "list_name,name,label\n");
    }

    private static Table withChoices(String survey, String choices) throws IOException {
        var sheets = new ArrayList<Table.Sheet>();
        for (var sheet : Map.of("survey", survey, "choices", choices).entrySet()) {
            var rows = TableReader.read(
                            new ByteArrayInputStream(sheet.getValue().getBytes()), XlsForm.LIMITS)
                    .sheets()
                    .getFirst()
                    .rows();
            sheets.add(new Table.Sheet(sheet.getKey(), rows));
        }
        return new Table(sheets);
    }

    private static List<String> inRussian(List<Fault> faults) {
        return faults.stream()
                .map(fault -> "%s!%s%d %s"
                        .formatted(
                                fault.sheet(),
                                fault.columnName(),
                                fault.row(),
                                messages().getMessage("xlsform." + fault.reason(), fault.arguments(), Locale.of("ru"))))
                .toList();
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
