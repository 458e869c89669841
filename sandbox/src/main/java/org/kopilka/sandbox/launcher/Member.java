package org.kopilka.sandbox.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kopilka.sandbox.Command;
import org.kopilka.sandbox.Probe;

/**
 * One process of the network.
 *
 * @param code the jar it is made from; nothing where others made it
 * @param command asked for only when the member is to start: it may have to prepare something
 * @param ports what it listens on, the one people ask about first
 */
record Member(
        String name, Kind kind, Optional<Path> code, Supplier<Command> command, Probe probe, List<Integer> ports) {

    enum Kind {
        /** A program of ours. */
        PROGRAM,
        /** What every program of ours needs before it starts. */
        GROUND,
        /** Keycloak, which programs can wait for. */
        ACCOUNTS
    }

    /** Changes whenever a build has changed its code. */
    String made() {
        return code.map(Jars::fingerprint).orElse("as-it-comes");
    }

    boolean isProgram() {
        return kind == Kind.PROGRAM;
    }
}
