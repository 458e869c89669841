package org.kopilka.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of this machine's loopback address. */
public final class Ports {

    /** Below those that systems give to connections going out, one of which would take it before a server is up. */
    private static final int FIRST = 15_000;

    private static final int PAST_LAST = 32_000;

    /** What one process may want before it comes to those of another that looks for them at the same time. */
    private static final int OF_ONE_PROCESS = 100;

    private static final AtomicInteger NEXT =
            new AtomicInteger(FIRST + (int) (ProcessHandle.current().pid() * OF_ONE_PROCESS % (PAST_LAST - FIRST)));

    private Ports() {}

    /** One that is free now, and that nobody here was given lately. */
    public static int free() {
        for (int tries = FIRST; tries < PAST_LAST; tries++) {
            var port = NEXT.getAndUpdate(last -> last + 1 < PAST_LAST ? last + 1 : FIRST);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // The next one, then.
            }
        }
        throw new IllegalStateException("No port from %d to %d is free".formatted(FIRST, PAST_LAST - 1));
    }

    /** The port asked for, or for 0 one that is free now. */
    static int orFree(int port) {
        return port == 0 ? free() : port;
    }
}
