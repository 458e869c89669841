package org.kopilka.bench;

import java.io.IOException;
import java.util.stream.Stream;

/**
 * {@code ./kopilka up} on a built tree until somebody has logged in through the portal. Property {@code first}: a new
 * network, with realm and demo district; what the present one knows is lost.
 */
final class StartUp {

    private StartUp() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var first = Boolean.getBoolean("first");
        System.out.println("Load of the machine before: " + Machine.load());
        if (first) {
            kopilka("reset", "--yes");
        } else {
            kopilka("down");
        }
        var began = System.nanoTime();
        kopilka("up");
        UpNetwork.logIn("fedorova.a");
        System.out.printf(
                "%s up to a working login: %.1f s%n", first ? "First" : "Second", (System.nanoTime() - began) / 1e9);
        Stream.concat(UpNetwork.GROUND.stream(), UpNetwork.PROGRAMS.stream())
                .forEach(part -> System.out.printf("  %-24s %5.1f CPU s%n", part, UpNetwork.cpuSeconds(part)));
    }

    private static void kopilka(String... words) throws IOException, InterruptedException {
        var line = Stream.concat(Stream.of("./kopilka"), Stream.of(words)).toList();
        if (new ProcessBuilder(line).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("It failed: " + line);
        }
    }
}
