package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kopilka.sandbox.Command;
import org.kopilka.sandbox.Parts;

/** What makes a start quick: a program's jar taken apart, and the JDK's cache of one run of it. */
final class Caches {

    private static final String FINGERPRINT = "fingerprint";
    private static final Duration TRAINING = Duration.ofSeconds(90);
    private static final Duration WRITING = Duration.ofMinutes(10);

    private Caches() {}

    /** Good for this very JVM with these very options only. */
    static Path aot(Home home, Member member, Command command) {
        var options = Integer.toHexString(command.options().hashCode());
        return home.cache(member.name())
                .resolve("java-%s-%s.aot".formatted(System.getProperty("java.vm.version"), options));
    }

    /** What is Java and brings no cache of its own. */
    static boolean canTrain(Command command) {
        return command.isJava() && command.options().stream().noneMatch(option -> option.startsWith("-XX:AOT"));
    }

    static Command use(Home home, Member member, Command command) {
        var cache = aot(home, member, command);
        return canTrain(command) && Files.exists(cache) ? command.withOptions("-XX:AOTCache=" + cache) : command;
    }

    static Command command(Home home, Program program) {
        return Command.java(home.data(program.folder()), "-jar", unpackedJar(home, program))
                .withOptions(
                        "-Xms32m",
                        "-Xmx" + program.heap(),
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+ExitOnOutOfMemoryError")
                .withOptions("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    /** Whether the program's jar says something else than the one that was taken apart. */
    static boolean isStale(Home home, Program program) throws IOException {
        return !made(home, program.folder()).equals(Jars.fingerprint(program.jar(home.root())));
    }

    /** Whether broker and store run from an older state of this library. */
    static boolean isStale(Home home) throws IOException {
        return Files.notExists(home.code()) || !Jars.fingerprint(home.code()).equals(Jars.fingerprint(Parts.ownCode()));
    }

    static void copyCode(Home home) throws IOException {
        for (var part : List.of("broker", "store")) {
            Home.delete(home.cache(part));
        }
        Files.createDirectories(home.code().getParent());
        Files.copy(Parts.ownCode(), home.code(), StandardCopyOption.REPLACE_EXISTING);
    }

    static void unpack(Home home, Program program) throws IOException {
        var cache = home.cache(program.folder());
        Home.delete(cache);
        Files.createDirectories(cache);
        var extraction = Command.java(
                        cache, "-jar", program.jar(home.root()), "extract", "--destination", cache.resolve("app"))
                .withOptions("-Djarmode=tools");
        if (await(extraction.start(home.log(program.folder())), TRAINING) != 0) {
            throw new Trouble(
                    "The jar of " + program.folder() + " could not be unpacked; see " + home.log(program.folder()));
        }
        Files.writeString(cache.resolve(FINGERPRINT), Jars.fingerprint(program.jar(home.root())));
    }

    /** Runs a member once so that the JVM writes down what it loaded and linked. */
    static void train(Home home, Member member, Command command) throws IOException {
        Files.createDirectories(home.cache(member.name()));
        Files.createDirectories(home.log(member.name()).getParent());
        var training = command.withOptions(
                        "-XX:AOTCacheOutput=" + aot(home, member, command), "-Xlog:aot=off", "-Xlog:cds=off")
                .withVariable("JDK_AOT_VM_OPTIONS", "-Xmx512m")
                .start(home.log(member.name()));
        var abandoned = new Thread(training::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(abandoned);
        var late = System.nanoTime() + TRAINING.toNanos();
        while (training.isAlive() && !member.probe().answers() && System.nanoTime() < late) {
            await(training, Duration.ofMillis(200));
        }
        training.destroy();
        if (await(training, WRITING) < 0) {
            training.destroyForcibly();
            Files.deleteIfExists(aot(home, member, command)); // half a cache is none
        }
        Runtime.getRuntime().removeShutdownHook(abandoned);
    }

    private static Path unpackedJar(Home home, Program program) {
        return home.cache(program.folder())
                .resolve("app")
                .resolve(program.jar(home.root()).getFileName());
    }

    private static String made(Home home, String member) {
        try {
            return Files.readString(home.cache(member).resolve(FINGERPRINT));
        } catch (IOException absent) {
            return "";
        }
    }

    private static int await(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
