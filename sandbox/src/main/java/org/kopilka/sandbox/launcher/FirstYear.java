package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kopilka.sandbox.Command;
import org.kopilka.sandbox.demo.DemoMain;

/** Tells a new network of an invented district, once; a run that was cut short goes on at the next start. */
record FirstYear(Network network) {

    private static final String DEMO = "demo";

    boolean isTold() {
        return Files.exists(folder().resolve("told"));
    }

    /** For a network that has people of its own. */
    void forgo() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("told"), "");
    }

    void tell(PrintStream out) throws IOException {
        var home = network.home();
        if (isTold()) {
            return;
        }
        var board = new Board(out, List.of(DEMO));
        board.show(DEMO, "tells", "a year in the life of an invented district");
        var telling = Command.java(folder(), DemoMain.class.getName(), network.portal(), folder())
                .withOptions("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .withVariable("CLASSPATH", home.parts().classPath(DEMO))
                .withVariable("KOPILKA_ZONE", network.zone().getId())
                .withVariable("KOPILKA_ADMIN_PASSWORD", home.secret("KOPILKA_ADMIN_PASSWORD"))
                .start(home.log(DEMO));
        try {
            if (telling.waitFor() != 0) {
                board.end(DEMO, "failed", "");
                throw new Trouble(
                        "The demo network was told only in part; the end of %s says%n      %s%nTo go on: ./kopilka up"
                                .formatted(home.log(DEMO), String.join("\n      ", home.lastLines(DEMO, 5))));
            }
        } catch (InterruptedException hurry) {
            telling.destroy();
            Thread.currentThread().interrupt();
        }
        board.end(DEMO, "ready", "");
    }

    private Path folder() {
        return network.home().data(DEMO);
    }
}
