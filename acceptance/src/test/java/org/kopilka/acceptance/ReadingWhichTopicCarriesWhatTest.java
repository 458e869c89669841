package org.kopilka.acceptance;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@code docs/topics.md} against the contracts and against what the services say they tell and hear. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadingWhichTopicCarriesWhatTest {

    private static final Path ROOT = Path.of(System.getProperty("kopilka.root"));
    private static final Pattern TOPIC = Pattern.compile("\"(kopilka\\.[a-z.]+)\"");
    private static final String TREE = "kopilka.staff.institution";
    private static final Map<String, String> SERVICES = Map.of(
            "staff-service", "staff/StaffTopics",
            "events-service", "events/EventsConfiguration",
            "survey-service", "survey/SurveyTopics",
            "experience-bank-service", "bank/BankTopics");

    private record Row(String topic, String teller, String readers) {}

    @Test
    void the_page_names_every_topic_that_has_a_contract_and_no_other() throws IOException {
        try (var contracts = Files.list(ROOT.resolve("contracts/messages"))) {
            assertThat(rows())
                    .extracting(Row::topic)
                    .containsExactlyInAnyOrderElementsOf(contracts
                            .map(folder -> folder.getFileName().toString())
                            .toList());
        }
    }

    @Test
    void the_page_names_those_who_tell_and_those_who_hear() throws IOException {
        for (var service : SERVICES.keySet()) {
            var named = rows().stream()
                    .filter(row -> row.teller().equals(service) || row.readers().contains(service))
                    .map(Row::topic)
                    .filter(topic -> !topic.equals(TREE))
                    .collect(toSet());
            assertThat(named).as(service).isEqualTo(topicsOf(service));
        }
    }

    @Test
    void the_broker_lets_each_write_and_read_what_the_page_says_and_nothing_else() throws IOException {
        var shall = new TreeMap<String, Set<String>>();
        for (var row : rows()) {
            shall.computeIfAbsent(row.teller() + " writes", _ -> new TreeSet<>())
                    .add(row.topic());
            SERVICES.keySet().stream()
                    .filter(service ->
                            row.readers().contains(service) && !row.teller().equals(service))
                    .forEach(service -> shall.computeIfAbsent(service + " reads", _ -> new TreeSet<>())
                            .add(row.topic()));
        }
        var given = Files.readAllLines(ROOT.resolve("k8s/base/kafka/access.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .collect(toMap(
                        words -> words[0] + " " + words[1],
                        words -> Set.copyOf(List.of(words).subList(2, words.length))));
        assertThat(given).isEqualTo(shall);
    }

    private static Set<String> topicsOf(String service) throws IOException {
        var code = Files.readString(
                ROOT.resolve(service + "/src/main/java/org/kopilka/" + SERVICES.get(service) + ".java"));
        return TOPIC.matcher(code)
                .results()
                .map(found -> found.group(1))
                .filter(topic -> !topic.equals(TREE))
                .collect(toSet());
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/topics.md")).stream()
                .filter(line -> line.startsWith("| `kopilka."))
                .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
                .map(cells -> new Row(cells.get(1).replace("`", ""), cells.get(2), cells.get(4)))
                .toList();
    }
}
