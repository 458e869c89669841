package org.kopilka.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services' sources say which collections are copies; a backup has to leave out these and no other. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadingWhatABackupKeepsTest {

    private static final Path ROOT = Path.of(System.getProperty("kopilka.root"));
    private static final Map<String, String> SERVICES = Map.of(
            Contents.STAFF, "staff-service",
            Contents.EVENTS, "events-service",
            Contents.SURVEY, "survey-service",
            Contents.BANK, "experience-bank-service");

    private static final Pattern PROJECTION = Pattern.compile("projections\\.of\\(\\s*(\\w+)\\.class");
    private static final Pattern DOCUMENT =
            Pattern.compile("@Document\\(\"([\\w.]+)\"\\)(?:[^{;]|\\{[^}]*\\})*?\\b(?:record|class) (\\w+)");

    @ParameterizedTest
    @ValueSource(strings = {Contents.STAFF, Contents.EVENTS, Contents.SURVEY, Contents.BANK})
    void leaves_out_what_a_service_builds_anew_from_topics(String database) {
        var copies = new TreeSet<String>();
        for (var sources : packages(SERVICES.get(database))) {
            var collections = found(DOCUMENT, sources).stream()
                    .collect(Collectors.toMap(match -> match.group(2), match -> match.group(1), (a, _) -> a));
            found(PROJECTION, sources).forEach(match -> copies.add(collections.get(match.group(1))));
        }

        assertThat(copies).isNotEmpty().isEqualTo(new TreeSet<>(Contents.BUILT_ANEW.get(database)));
    }

    @Test
    void backs_up_the_databases_that_the_services_use() {
        SERVICES.forEach((database, service) -> assertThat(
                        read(ROOT.resolve(service).resolve("src/main/resources/application.yaml")))
                .contains(database));
        assertThat(Contents.DATABASES).containsExactlyInAnyOrderElementsOf(SERVICES.keySet());
    }

    @Test
    void leaves_orders_where_the_services_look_for_them() {
        var retelling = read(ROOT.resolve("platform/src/main/java/org/kopilka/platform/documents/Retelling.java"));

        assertThat(retelling).contains("COLLECTION = \"" + Stores.ORDERS + "\"");
        assertThat(retelling).contains("new Document(\"_id\", \"all\")");
    }

    @Test
    void leaves_out_kept_answers_to_requests() {
        assertThat(read(ROOT.resolve("platform/src/main/java/org/kopilka/platform/web/RepeatedRequests.java")))
                .contains("COLLECTION = \"idempotency\"");
    }

    @Test
    void leaves_out_previews_of_files_and_keeps_the_files() {
        var imports = ROOT.resolve("staff-service/src/main/java/org/kopilka/staff/imports");

        assertThat(read(imports.resolve("Previews.java"))).contains("COLLECTION = \"import_previews\"");
        assertThat(Contents.kept(Contents.STAFF, Set.of("import_previews", "uploads", "imports")))
                .contains("uploads", "imports")
                .doesNotContain("import_previews");
    }

    @Test
    void keeps_a_collection_that_nobody_has_thought_of_and_reads_it_first() {
        assertThat(Contents.kept(Contents.SURVEY, Set.of("answers", "surprise", "tickets", "waves", "educators")))
                .containsExactly("surprise", "waves", "tickets", "answers", "forms", "questionnaires");
    }

    private static List<MatchResult> found(Pattern pattern, String sources) {
        return pattern.matcher(sources).results().toList();
    }

    /** The sources of each package, one after another. */
    private static Collection<String> packages(String service) {
        try (var files = Files.walk(ROOT.resolve(service).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(
                            Path::getParent,
                            Collectors.mapping(ReadingWhatABackupKeepsTest::read, Collectors.joining("\n"))))
                    .values();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
