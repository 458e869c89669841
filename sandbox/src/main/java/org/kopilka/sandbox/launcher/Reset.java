package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Forgets everything the network kept; what a build made stays. */
final class Reset {

    private final Network network;
    private final PrintStream out;

    Reset(Network network, PrintStream out) {
        this.network = network;
        this.out = out;
    }

    void run(boolean sure) throws IOException {
        var kept = network.home().kept();
        if (!sure && !isConfirmed()) {
            out.println("Nothing was changed.");
            return;
        }
        new Down(network, out).run();
        for (var forgotten : List.of("data", "logs", "secrets", "port")) {
            Home.delete(kept.resolve(forgotten));
        }
        out.println("The network is empty; the next ./kopilka up begins a new one.");
    }

    private static boolean isConfirmed() {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Trouble(
                    "All people, events, answers and practices would be deleted. To do so: ./kopilka reset --yes");
        }
        var answer = console.readLine("This deletes all people, events, answers and practices. Delete them? [y/N] ");
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
