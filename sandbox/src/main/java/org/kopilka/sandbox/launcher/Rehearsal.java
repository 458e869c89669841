package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

/** A start that nobody will use, after a build: with the caches it makes, the first real start is a quick one. */
record Rehearsal(Network network, PrintStream out) {

    private static final String FOLDER = "sandbox/target/rehearsal";
    private static final int FIRST_PORT = 28080;
    private static final int TRIES = 20;

    /** Away from any network that is up, and from whatever the environment says of others. */
    static Rehearsal of(Path root, PrintStream out) {
        return IntStream.range(0, TRIES)
                .map(which -> FIRST_PORT + 100 * which)
                .mapToObj(port -> new Network(
                        new Home(root, Map.of("KOPILKA_HOME", FOLDER, "KOPILKA_PORT", String.valueOf(port)))))
                .filter(network -> Checks.areFree(network.members()))
                .map(network -> new Rehearsal(network, out))
                .findFirst()
                .orElseThrow(() -> new Trouble("No twenty free ports were found from %d on.".formatted(FIRST_PORT)));
    }

    void run() throws IOException {
        Home.delete(network.home().kept());
        new Up(network, out).rehearse();
        Home.delete(network.home().kept()); // the logs of one that failed stay
    }
}
