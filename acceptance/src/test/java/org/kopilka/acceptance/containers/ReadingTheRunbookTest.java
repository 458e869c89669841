package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/operations.md} against what it tells of: whoever is on call at night has nothing but that page. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingTheRunbookTest {

    private static final String FILE = "docs/operations.md";
    private static final String PAGE = Shell.read(FILE);
    private static final String TABLE = "## What each sentence means";

    /** A block that is named as {@code text} is what a command prints. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern SCRIPT =
            Pattern.compile("(?:\\b(?:ba)?sh (k8s/[a-z]+\\.sh)|(\\./kopilka))\\b([^`\\n;&|#)>]*)");
    private static final Pattern WORD = Pattern.compile("--[a-z-]+|[a-z]+(-[a-z]+)*");
    private static final Pattern COMMAND = Pattern.compile("(sh|bash|docker|kubectl|\\./kopilka|umask|git) .*");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)#?([^)]*)\\)");
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:KOPILKA|KC|MONGO)_[A-Z_]+\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*?) \\| (.*?) \\|");
    private static final Pattern IN_SHELL =
            Pattern.compile("\\bfail \"((?:[^\"\\\\$]|\\\\.|\\$\\([^)]*\\)|\\$\\{[^}]*}|\\$)*)\"");
    private static final Pattern IN_JAVA =
            Pattern.compile("(?:new Trouble\\(|\\(\\) ->)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\([^)]*\\)|\\$\\{[^}]*}|\\$[a-z]+|\\$[A-Z_]+|\\$[0-9*]|%,?[sd]|\\{}");

    private static final String PARTS = String.join(" ", Programs.ALL);

    /** Sentences that already say all there is to do, or that follow another which does. */
    private static final List<String> SAY_IT_THEMSELVES = List.of(
            "\"…\" is no version: digits as in …, and perhaps a hyphen and more.",
            "There is no kopilka/…:… here: sh k8s/images.sh build …",
            "There is no …: name the file that k8s/secrets.sh made for this network…",
            "There is no namespace …, so there is nothing to remove.",
            "There is no … in the volume: sh k8s/backup.sh --nightly says what there is.",
            "There is no file ….",
            "There is no folder …; make it and try again.",
            "… is not there or cannot be read.",
            "…, which KOPILKA_BACKUP_IDENTITY names, cannot be read.",
            "KOPILKA_BACKUP_IDENTITY names …, which cannot be read.",
            "KOPILKA_MONGO_URI is no address of MongoDB: …",
            "KOPILKA_KAFKA says …, which is no address of a broker that can be found.",
            "KC_BOOTSTRAP_ADMIN_PASSWORD has to say the password of Keycloak's operator, who reads the accounts.",
            "Not understood: …",
            "Say which file.",
            "Interrupted…");

    @TempDir
    Path folder;

    @Test
    void names_only_scripts_that_are_there_with_words_they_know() {
        var softly = new SoftAssertions();
        var calls = code().flatMap(code -> SCRIPT.matcher(code).results()).toList();
        assertThat(calls).hasSizeGreaterThan(50);
        for (var call : calls) {
            var script = Objects.requireNonNullElse(call.group(1), call.group(2));
            if (!Files.exists(Shell.ROOT.resolve(script))) {
                softly.fail("There is no " + script);
                continue;
            }
            var usage = usage(script) + PARTS;
            for (var word : call.group(3).strip().split("\\s+")) {
                if (WORD.matcher(word).matches()) {
                    softly.assertThat(usage)
                            .as(call.group())
                            .containsPattern("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])");
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void tells_of_every_script_that_is_called_by_hand() throws IOException {
        try (var scripts = Files.list(Shell.ROOT.resolve("k8s"))) {
            assertThat(scripts.map(script -> script.getFileName().toString())
                            .filter(name -> name.endsWith(".sh"))
                            .filter(name -> !Shell.read("k8s/" + name).startsWith("# Sourced by")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(PAGE).contains("k8s/" + name));
        }
    }

    @Test
    void has_no_link_that_leads_nowhere() {
        assertThat(LINK.matcher(PAGE).results()).hasSizeGreaterThan(40).allSatisfy(link -> {
            var file = link.group(1).isEmpty()
                    ? Shell.ROOT.resolve(FILE)
                    : Shell.ROOT.resolve("docs").resolve(link.group(1));
            assertThat(file).as(link.group()).exists();
            if (!link.group(2).isEmpty()) {
                assertThat(headings(Files.readString(file))).as(link.group()).contains(link.group(2));
            }
        });
    }

    @Test
    void gives_commands_that_a_shell_can_read() {
        var softly = new SoftAssertions();
        Stream.concat(blocks(), inline().filter(COMMAND.asMatchPredicate()))
                .forEach(code -> softly.assertThat(reading(code)).as(code).isEmpty());
        softly.assertAll();
    }

    @Test
    void names_only_variables_that_something_reads() {
        var read = sources("k8s", Set.of("sh", "js", "json", "yaml", "env"))
                + Shell.read("docker-compose.yml")
                + Shell.read("kopilka");
        assertThat(new TreeSet<>(
                        VARIABLE.matcher(PAGE).results().map(MatchResult::group).toList()))
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(read).contains(name));
    }

    @Test
    void explains_only_sentences_that_something_says() {
        var said = said();
        assertThat(explained().filter(sentence -> !said(sentence, said))).isEmpty();
        assertThat(explained()).hasSizeGreaterThan(60);
    }

    @Test
    void explains_every_sentence_with_which_a_script_or_the_operations_program_gives_up() {
        var known = Stream.concat(explained(), SAY_IT_THEMSELVES.stream())
                .map(sentence -> Pattern.compile(parts(sentence).collect(Collectors.joining(".*")))
                        .asMatchPredicate())
                .toList();
        assertThat(givingUp()).hasSizeGreaterThan(40);
        assertThat(givingUp().filter(sentence -> known.stream().noneMatch(one -> one.test(sentence))))
                .as("neither in the page's table nor among those that say it themselves")
                .isEmpty();
        assertThat(SAY_IT_THEMSELVES)
                .as("which are still said")
                .allSatisfy(sentence -> assertThat(givingUp())
                        .anyMatch(Pattern.compile(parts(sentence).collect(Collectors.joining(".*")))
                                .asMatchPredicate()));
    }

    private static Stream<String> blocks() {
        return BLOCK.matcher(PAGE).results().filter(it -> it.group(1).isEmpty()).map(it -> it.group(2));
    }

    private static Stream<String> inline() {
        return INLINE.matcher(BLOCK.matcher(PAGE).replaceAll("")).results().map(it -> it.group(1));
    }

    private static Stream<String> code() {
        return Stream.concat(blocks(), inline());
    }

    /** What a script says of itself: its head, or what it prints when asked for help. */
    private static String usage(String script) {
        return script.equals("./kopilka")
                ? Shell.run("bash", script, "help").out()
                : Shell.read(script)
                        .lines()
                        .takeWhile(line -> line.startsWith("#"))
                        .collect(Collectors.joining("\n"));
    }

    private static Set<String> headings(String page) {
        return Pattern.compile("(?m)^#+ (.*)$")
                .matcher(page)
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private String reading(String code) {
        try {
            return Shell.run("bash", "-n", "" + Files.writeString(folder.resolve("code.sh"), code))
                    .err();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The first column of the table, but for what Docker itself says. */
    private static Stream<String> explained() {
        return ROW.matcher(PAGE.substring(PAGE.indexOf(TABLE)))
                .results()
                .filter(row -> !Set.of("Compose", "Docker").contains(row.group(2)))
                .flatMap(row -> INLINE.matcher(row.group(1)).results())
                .map(sentence -> sentence.group(1));
    }

    /** {@code …} stands for a name or a number; between two of them is what has to be said word for word. */
    private static boolean said(String sentence, String said) {
        var words = flat(sentence).replaceAll("^…|…$", "").strip();
        return Pattern.compile(parts(words).collect(Collectors.joining(".{0,200}?")))
                .matcher(said)
                .find();
    }

    private static Stream<String> parts(String sentence) {
        return Stream.of(sentence.split("…", -1)).map(Pattern::quote);
    }

    /** All that could be said, with literals that are broken over lines put together. */
    private static String said() {
        return flat(sources("k8s", Set.of("sh", "js"))
                + Stream.of(
                                "operations",
                                "accounts",
                                "platform",
                                "gateway",
                                "staff-service",
                                "events-service",
                                "survey-service",
                                "experience-bank-service")
                        .map(module -> sources(module, Set.of("java", "properties")))
                        .collect(Collectors.joining("\n")));
    }

    private static String flat(String source) {
        return source.replaceAll("\"\\s*\\+\\s*\"", "")
                .replaceAll("\" \\\\\\n\\s*\"", " ")
                .replaceAll("\\\\\"", "\"")
                .replaceAll("\\s+", " ");
    }

    private static Stream<String> givingUp() {
        return Stream.concat(
                        IN_SHELL.matcher(sources("k8s", Set.of("sh"))).results(),
                        IN_JAVA.matcher(sources("operations/src/main", Set.of("java"))
                                        .replaceAll("\"\\s*\\+\\s*\"", ""))
                                .results())
                .map(found -> PLACEHOLDER.matcher(flat(found.group(1))).replaceAll("…"));
    }

    private static String sources(String module, Set<String> endings) {
        var texts = new ArrayList<String>();
        Predicate<Path> ours = file -> {
            var name = file.toString();
            return endings.contains(name.substring(name.lastIndexOf('.') + 1))
                    && !name.contains("/target/")
                    && !name.contains("/src/test/");
        };
        try (var files = Files.walk(Shell.ROOT.resolve(module))) {
            for (var file : (Iterable<Path>)
                    files.filter(Files::isRegularFile).filter(ours).sorted()::iterator) {
                texts.add(Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Objects.requireNonNull(String.join("\n", texts));
    }
}
