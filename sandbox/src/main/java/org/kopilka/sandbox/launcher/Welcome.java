package org.kopilka.sandbox.launcher;

import java.io.PrintStream;

/** The last words of a start: where to go, as whom, and where to look when something is wrong. */
record Welcome(Network network) {

    static final String ACCOUNTS = """
              Accounts   administrator                    network administrator
                         sokolova.m                       methodist of the district
                         kim.n, zueva.i, gromova.e        methodists of institutions
                         akhmetova.a                      the same, in Kazakh
                         orlova.t                         head of a kindergarten
                         dmitrieva.o, levchenko.i         experts
                         fedorova.a, loseva.k, nikitina.v, panova.v, rodionova.s, kulikova.p,
                         tikhonova.a, belyaeva.n, guseva.l, egorova.e, stepanova.o, bykova.d,
                         sharipova.k                      educators and teachers
                         suleimenova.g, zhaqsybekova.a    educators, in Kazakh
            """;

    void print(PrintStream out, double seconds) {
        var home = network.home();
        out.printf(
                """

                The network is up after %.1f s.

                  Portal     %s
                %s  Password   %s   of each of them
                  Logs       %s   or ./kopilka logs [part]
                  Stop       ./kopilka down
                """,
                seconds,
                network.portal(),
                ACCOUNTS,
                home.secret("KOPILKA_ADMIN_PASSWORD"),
                home.kept().resolve("logs"));
    }
}
