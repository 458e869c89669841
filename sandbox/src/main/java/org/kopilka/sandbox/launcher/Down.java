package org.kopilka.sandbox.launcher;

import java.io.PrintStream;

/** Ends everything, in the reverse of the order in which it started: programs first, broker and store last. */
final class Down {

    static final int SECONDS = 30;

    private final Network network;
    private final PrintStream out;

    Down(Network network, PrintStream out) {
        this.network = network;
        this.out = out;
    }

    void run() {
        var processes = new Processes(network.home());
        var running = network.members().reversed().stream()
                .filter(member -> processes.isThere(member.name()))
                .toList();
        running.parallelStream().filter(Member::isProgram).forEach(member -> stop(processes, member));
        running.stream().filter(member -> !member.isProgram()).forEach(member -> stop(processes, member));
        if (running.isEmpty()) {
            out.println("Nothing was running.");
        }
    }

    /** Ends our own programs only. */
    void programs() {
        var processes = new Processes(network.home());
        network.members().reversed().stream()
                .filter(member -> member.isProgram() && processes.isThere(member.name()))
                .toList()
                .parallelStream()
                .forEach(member -> stop(processes, member));
    }

    private void stop(Processes processes, Member member) {
        var began = System.nanoTime();
        processes.stop(member.name(), SECONDS);
        out.printf("  %-24s ended    %5.1f s%n", member.name(), (System.nanoTime() - began) / 1e9);
    }
}
