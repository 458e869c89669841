package org.kopilka.sandbox.launcher;

import java.io.PrintStream;

/** The last words of a start: where to go, as whom, and where to look when something is wrong. */
record Welcome(Network network) {

    void print(PrintStream out, double seconds) {
        var home = network.home();
        out.printf(
                """

                The network is up after %.1f s.

                  Portal     %s
                  Account    administrator / %s   (network administrator)
                  Logs       %s   or ./kopilka logs [part]
                  Stop       ./kopilka down
                """,
                seconds,
                network.portal(),
                home.secret("KOPILKA_ADMIN_PASSWORD"),
                home.kept().resolve("logs"));
    }
}
