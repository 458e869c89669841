package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What is running, since when, and how much memory it takes. */
final class Status {

    private final Network network;
    private final PrintStream out;

    Status(Network network, PrintStream out) {
        this.network = network;
        this.out = out;
    }

    /** @return whether all is ready */
    boolean run() {
        var processes = new Processes(network.home());
        var all = true;
        for (var member : network.members()) {
            var process = processes.process(member.name());
            var ready = process.isPresent() && member.probe().answers();
            var state = ready ? "ready" : process.isPresent() ? "starts" : "down";
            var detail = process.map(Status::detail).orElse("");
            out.println("  %-24s %-7s port %-6d %s"
                    .formatted(member.name(), state, member.ports().getFirst(), detail)
                    .stripTrailing());
            all &= ready;
        }
        return all;
    }

    private static String detail(ProcessHandle process) {
        var since = process.info().startInstant().orElseGet(Instant::now);
        var up = Duration.between(since, Instant.now());
        return "pid %-8d up %d:%02d:%02d%s"
                .formatted(process.pid(), up.toHours(), up.toMinutesPart(), up.toSecondsPart(), memory(process));
    }

    private static String memory(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> "  %d MiB".formatted(Long.parseLong(line.replaceAll("\\D", "")) / 1024))
                    .findFirst()
                    .orElse("");
        } catch (IOException notToldHere) {
            return "";
        }
    }
}
