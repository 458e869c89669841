package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each program with the variables it gets in containers and no others, only with addresses of this machine where those
 * name hosts of the containers.
 */
@Tag("long")
@DisplayNameGeneration(ReplaceUnderscores.class)
class CallingEachProgramIT {

    /** What a district methodist may read although nothing has been written. */
    private static final Map<String, String> PAGES = Map.of(
            "gateway", "/api/staff/institutions",
            "staff-service", "/api/staff/institutions",
            "events-service", "/api/events/forms",
            "survey-service", "/api/surveys/waves",
            "experience-bank-service", "/api/bank/practices/mine");

    /** Those that give most first; whoever gives nothing that one of them does not give as well is left out. */
    static List<String> sources() {
        var bySource = Given.all().stream()
                .collect(Collectors.groupingBy(
                        Given::by,
                        Collectors.toMap(
                                Given::program,
                                given -> Set.copyOf(Ground.told(given).entrySet()))));
        var kept = new ArrayList<String>();
        bySource.keySet().stream()
                .sorted(Comparator.comparing((String source) -> -bySource.get(source).values().stream()
                                .mapToInt(Set::size)
                                .sum())
                        .thenComparing(source -> source))
                .filter(source -> kept.stream()
                        .noneMatch(other -> bySource.get(source).entrySet().stream()
                                .allMatch(told ->
                                        bySource.get(other).get(told.getKey()).containsAll(told.getValue()))))
                .forEach(kept::add);
        return kept;
    }

    @ParameterizedTest
    @MethodSource("sources")
    void answers_a_script_that_brings_a_token(String source) throws Exception {
        try (var staff = run(source, "staff-service", "");
                var gateway = run(source, "gateway", staff.url())) {
            answer(staff, gateway);
        }
        try (var events = run(source, "events-service", "");
                var survey = run(source, "survey-service", "")) {
            answer(events, survey);
        }
        try (var bank = run(source, "experience-bank-service", "")) {
            answer(bank);
        }
    }

    /** What a start loads is written down while an image is built, as the Dockerfile says. */
    @ParameterizedTest
    @ValueSource(strings = {"gateway", "staff-service", "events-service", "survey-service", "experience-bank-service"})
    void is_made_ready_to_start_where_nothing_else_runs(String program, @TempDir Path folder) throws Exception {
        var options = Pattern.compile("-Dspring\\S+")
                .matcher(Files.readString(Shell.ROOT.resolve("Dockerfile")))
                .results()
                .map(MatchResult::group);
        var log = folder.resolve("start.log").toFile();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(
                        Stream.of(java, "-Xmx160m", "-XX:TieredStopAtLevel=1"),
                        options,
                        Stream.of("-jar", Ground.jar(program).toString()))
                .flatMap(part -> part)
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment()
                .putAll(Map.of(
                        "KOPILKA_LOGIN_KEY", "of-this-start-alone", "KOPILKA_MONGO_URI", "mongodb://127.0.0.1:1"));

        var start = builder.start();

        assertThat(start.waitFor(2, TimeUnit.MINUTES))
                .as(program + " in two minutes")
                .isTrue();
        assertThat(start.exitValue()).as(Files.readString(log.toPath())).isZero();
    }

    private static void answer(Ground.Running... programs) throws Exception {
        for (var each : List.of(programs)) {
            each.awaitReady();
        }
        for (var each : List.of(programs)) {
            var page = Objects.requireNonNull(PAGES.get(each.program()));
            var answer = Ground.HTTP.send(
                    HttpRequest.newBuilder(URI.create(each.url() + page))
                            .header("Authorization", "Bearer " + Ground.methodist())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("%s of %s: %s\n%s", page, each.program(), answer.body(), each.lastWords())
                    .isEqualTo(200);
            assertThat(each.words())
                    .as("what a collector of logs reads from " + each.program())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(JsonMapper.shared()
                                    .readTree(line)
                                    .path("message")
                                    .asString())
                            .as(line)
                            .isNotEmpty());
        }
    }

    private static Ground.Running run(String source, String program, String staff) {
        return Ground.run(Given.of(source, program), staff);
    }
}
