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
                  Accounts   administrator   network administrator
                             sokolova.m      methodist of the district
                             kim.n           methodist of a kindergarten
                             orlova.t        head of a kindergarten
                             dmitrieva.o     expert
                             fedorova.a      educator
                             suleimenova.g   educator, in Kazakh
                  Password   %s   of each of them
                  Logs       %s   or ./kopilka logs [part]
                  Stop       ./kopilka down
                """,
                seconds,
                network.portal(),
                home.secret("KOPILKA_ADMIN_PASSWORD"),
                home.kept().resolve("logs"));
    }
}
