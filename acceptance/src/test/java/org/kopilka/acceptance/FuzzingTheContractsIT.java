package org.kopilka.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What schemathesis makes of a contract, as it is allowed and as it is not, is answered as the contract says and in no
 * time. The same seed asks the same: property {@code fuzz.seed}; {@code fuzz.cases} is how much is asked of a service.
 */
@Tag("long")
@ExtendWith(RunningNetwork.Given.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FuzzingTheContractsIT {

    private static final Set<String> ADMINISTERED = Set.of("staff", "gateway");
    private static final int CASES = Integer.getInteger("fuzz.cases", 1_000);
    private static final int SEED = Integer.getInteger("fuzz.seed", 1);

    /**
     * That whoever asks is somebody else is EveryDoorIT's to try; and what a record's own rules refuse, such as a name in
     * which nothing is seen, fits its schema all the same.
     */
    private static final List<String> CHECKS = List.of(
            "not_a_server_error",
            "status_code_conformance",
            "content_type_conformance",
            "response_headers_conformance",
            "response_schema_conformance",
            "missing_required_header",
            "negative_data_rejection",
            "unsupported_method");

    /** Where words stand in the place of an id, other methods are those of the id, and no such word is one. */
    private static final Map<String, String> NOT_CHECKED = Map.of(
            "staff", "unsupported_method",
            "bank", "unsupported_method",
            // What is no address to come back to is taken for the first page, however long it is.
            "gateway", "negative_data_rejection");

    private static final String CONFIGURATION = """
            [checks]
            negative_data_rejection.expected-statuses = ["4xx"]
            missing_required_header.expected-statuses = ["4xx"]
            """;

    @ParameterizedTest
    @CsvSource({"staff, 37", "events, 24", "surveys, 35", "bank, 42", "gateway, 2"})
    void is_answered_as_the_contract_says(String name, int operations, RunningNetwork network, @TempDir Path folder)
            throws IOException, InterruptedException {
        var fuzzer = fuzzer();
        assumeTrue(fuzzer.isPresent(), "No schemathesis on the path or in SCHEMATHESIS: the contracts are not fuzzed");
        var configuration = folder.resolve("schemathesis.toml");
        Files.writeString(configuration, CONFIGURATION);
        var log = folder.resolve("fuzzing.log");
        var words = new ArrayList<>(List.of(
                fuzzer.get().toString(),
                "--config-file",
                configuration.toString(),
                "run",
                RunningNetwork.ROOT.resolve("contracts/http/" + name + ".yaml").toString(),
                "--url",
                network.portal(),
                "--checks",
                CHECKS.stream()
                        .filter(check -> !check.equals(NOT_CHECKED.get(name)))
                        .collect(Collectors.joining(",")),
                "--phases",
                "examples,coverage,fuzzing",
                "--max-examples",
                String.valueOf(Math.max(1, CASES / operations)),
                "--seed",
                String.valueOf(SEED),
                "--generation-database",
                "none",
                "--max-response-time",
                "5",
                "--max-redirects",
                "0",
                "--exclude-path",
                "/logout",
                "--no-color"));
        var client = ADMINISTERED.contains(name) ? "scripts" : "scripts-methodist";
        words.addAll(List.of("-H", "Authorization: Bearer " + network.tokenOf(client)));
        var fuzzing = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(fuzzing.waitFor(20, TimeUnit.MINUTES))
                .as(name + " in 20 minutes")
                .isTrue();

        assertThat(fuzzing.exitValue()).as(Files.readString(log, UTF_8)).isZero();
    }

    private static Optional<Path> fuzzer() {
        var named = Optional.ofNullable(System.getenv("SCHEMATHESIS")).map(Path::of);
        return Stream.concat(
                        named.stream(),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                                .map(folder -> Path.of(folder, "schemathesis")))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
