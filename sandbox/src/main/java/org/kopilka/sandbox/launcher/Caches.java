package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kopilka.sandbox.Command;

/**
 * What makes a start quick: a program's jar taken apart, and the JDK's cache of one run of it. All networks of this
 * repository share them; each state of the code has a folder of its own, so that nobody's program loses the ground it
 * stands on.
 */
record Caches(Home home) {

    private static final Duration TRAINING = Duration.ofSeconds(90);
    private static final Duration WRITING = Duration.ofMinutes(10);

    /** Good for this very JVM with these very options only. */
    Path aot(Member member, Command command) {
        var options = Integer.toHexString(command.options().hashCode());
        return folder(member.name(), member.made())
                .resolve("java-%s-%s.aot".formatted(System.getProperty("java.vm.version"), options));
    }

    /** What is Java and brings no cache of its own. */
    static boolean canTrain(Command command) {
        return command.isJava() && command.options().stream().noneMatch(option -> option.startsWith("-XX:AOT"));
    }

    Command use(Member member, Command command) {
        var cache = aot(member, command);
        return canTrain(command) && Files.exists(cache) ? command.withOptions("-XX:AOTCache=" + cache) : command;
    }

    Command command(Program program) {
        var command = Command.java(home.data(program.folder()), "-jar", unpacked(program))
                .withOptions(
                        "-Xms32m",
                        "-Xmx" + program.heap(),
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:MinHeapFreeRatio=20", // of what the old hold: it grows by what it needs, not by two thirds
                        "-XX:MaxHeapFreeRatio=40",
                        "-XX:TrimNativeHeapInterval=10000", // ms; what the compilers worked with goes back
                        "-XX:+ExitOnOutOfMemoryError")
                .withOptions("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
        return program.busy() ? command.withLateSecondCompiler() : command.withOptions("-XX:TieredStopAtLevel=1");
    }

    /** The program's jar, taken apart at the first need. */
    private Path unpacked(Program program) {
        var jar = program.jar(home.root());
        var folder = folder(program.folder(), Jars.fingerprint(jar));
        var app = folder.resolve("app");
        if (Files.notExists(app)) {
            try {
                var half = folder.resolve("app.half");
                Home.delete(half);
                Files.createDirectories(half);
                Files.createDirectories(home.log(program.folder()).getParent());
                var extraction = Command.java(folder, "-jar", jar, "extract", "--destination", half)
                        .withOptions("-Djarmode=tools", "-XX:TieredStopAtLevel=1");
                if (await(extraction.start(home.log(program.folder())), TRAINING) != 0) {
                    throw new Trouble("The jar of %s could not be unpacked; see %s"
                            .formatted(program.folder(), home.log(program.folder())));
                }
                Files.move(half, app);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return app.resolve(jar.getFileName());
    }

    /** Runs a member once so that the JVM writes down what it loaded and linked. */
    void train(Member member, Command command) throws IOException {
        var cache = aot(member, command);
        Files.createDirectories(cache.getParent());
        Files.createDirectories(home.log(member.name()).getParent());
        var half = cache.resolveSibling(cache.getFileName() + ".half");
        var training = command.withOptions("-XX:AOTCacheOutput=" + half, "-Xlog:aot=off", "-Xlog:cds=off")
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
        } else if (Files.exists(half)) {
            Files.move(half, cache, StandardCopyOption.ATOMIC_MOVE);
        }
        Runtime.getRuntime().removeShutdownHook(abandoned);
    }

    /** Throws away what was made of earlier states of the code, unless somebody runs from it. */
    void tidy(List<Member> members) throws IOException {
        var lines = ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(home.caches().toString()))
                .toList();
        for (var member : members) {
            var current = folder(member.name(), member.made());
            if (Files.notExists(current.getParent())) {
                continue;
            }
            try (var folders = Files.list(current.getParent())) {
                for (var folder : folders.filter(each -> !each.equals(current)).toList()) {
                    if (lines.stream().noneMatch(line -> line.contains(folder.toString()))) {
                        Home.delete(folder);
                    }
                }
            }
        }
    }

    private Path folder(String member, String made) {
        return home.caches().resolve(member).resolve(made);
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
