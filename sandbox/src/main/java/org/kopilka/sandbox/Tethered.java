package org.kopilka.sandbox;

import java.io.IOException;
import java.util.Arrays;

/** Runs another main class until its standard input ends: the parent holds the other end, and lets go when it dies. */
final class Tethered {

    private Tethered() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("tether").start(Tethered::untilCut);
        var main = Class.forName(args[0]).getMethod("main", String[].class);
        main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    }

    private static void untilCut() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException cut) {
            // as good as its end
        }
        Runtime.getRuntime().halt(0);
    }
}
