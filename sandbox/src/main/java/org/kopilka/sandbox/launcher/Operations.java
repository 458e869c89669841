package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kopilka.sandbox.Command;

/** Backup, restore and telling anew, as the program {@code operations} does them to any network. */
final class Operations {

    private final Network network;
    private final PrintStream out;

    Operations(Network network, PrintStream out) {
        this.network = network;
        this.out = out;
    }

    /** @return whether it went well; if not, the program has said why */
    boolean run(List<String> words) throws IOException {
        return switch (words.getFirst()) {
            case "backup" -> operate("backup", file(words));
            case "restore" -> restore(file(words), words.contains("--over"));
            default -> operate("retell") && operate("wait");
        };
    }

    /** Stops the programs, restores, and starts them; what they know they tell each other meanwhile. */
    private boolean restore(String file, boolean over) throws IOException {
        var began = System.nanoTime();
        var restoring = over ? List.of("restore", file, "--over") : List.of("restore", file);
        var up = new Up(network, out);
        if (!operate("check", file)) {
            return false;
        }
        up.bringGround();
        if (!operate(Stream.concat(restoring.stream(), Stream.of("--check")).toArray(String[]::new))) {
            return false;
        }
        new Down(network, out).programs();
        network.home().markHalfRestored();
        if (!operate(restoring.toArray(String[]::new))) {
            return false;
        }
        new FirstYear(network).forgo();
        network.home().markRestored();
        up.bringAll();
        if (!operate("wait")) {
            return false;
        }
        out.printf(
                """

                The network of the backup is up after %.1f s, at %s.
                Its people log in with the passwords they had, administrator with this network's: %s
                """,
                (System.nanoTime() - began) / 1e9,
                network.portal(),
                network.home().secret("KOPILKA_ADMIN_PASSWORD"));
        return true;
    }

    private static String file(List<String> words) {
        return words.stream()
                .skip(1)
                .filter(word -> !word.startsWith("--"))
                .findFirst()
                .orElseThrow(() -> new Trouble("Say which file: ./kopilka %s FILE".formatted(words.getFirst())));
    }

    private boolean operate(String... words) throws IOException {
        var jar = Jars.of(network.home().root(), "operations");
        if (Files.notExists(jar)) {
            throw new Trouble("What does it is not built yet: ./kopilka build");
        }
        var arguments =
                Stream.concat(Stream.of(jar.toString()), Stream.of(words)).toArray();
        var command = Command.java(Path.of("."), "-jar", arguments)
                .withOptions("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        var program = new ProcessBuilder(command.line()).inheritIO();
        program.environment().putAll(network.operatorsEnvironment());
        try {
            return program.start().waitFor() == 0;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
