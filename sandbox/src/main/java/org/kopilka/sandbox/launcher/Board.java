package org.kopilka.sandbox.launcher;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line for every part: on a terminal all of them stay and change, elsewhere each is printed when it changes. */
final class Board {

    private static final String UP = "\033[%dA";
    private static final String CLEAR = "\033[2K";

    private final PrintStream out;
    private final boolean lively;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    Board(PrintStream out, List<String> names) {
        this.out = out;
        this.lively = System.console() != null && System.console().isTerminal();
        names.forEach(name -> lines.put(name, new Line("waits", "", System.nanoTime(), false)));
        if (lively) {
            lines.forEach(this::print);
        }
    }

    synchronized void show(String name, String state, String detail) {
        change(name, new Line(state, detail, System.nanoTime(), true));
    }

    /** The last word on a part: its time stands still. */
    synchronized void end(String name, String state, String detail) {
        var seconds = Optional.ofNullable(lines.get(name))
                .filter(Line::running)
                .map(line -> " %5.1f s  ".formatted(line.seconds()))
                .orElse("");
        change(name, new Line(state, seconds + detail, System.nanoTime(), false));
    }

    synchronized void redraw() {
        if (lively) {
            out.printf(UP, lines.size());
            lines.forEach(this::print);
        }
    }

    private void change(String name, Line line) {
        lines.put(name, line);
        if (lively) {
            redraw();
        } else {
            print(name, line);
        }
    }

    private void print(String name, Line line) {
        var time = lively && line.running ? " %5.1f s  ".formatted(line.seconds()) : "";
        out.println((lively ? CLEAR : "")
                + "  %-24s %-9s%s%s"
                        .formatted(name, line.state, time, line.detail)
                        .stripTrailing());
    }

    private record Line(String state, String detail, long since, boolean running) {
        double seconds() {
            return (System.nanoTime() - since) / 1e9;
        }
    }
}
