package org.kopilka.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A process that was started here and is ready; for tests it ends at the latest with their JVM. */
public abstract sealed class Part implements AutoCloseable permits Broker, Keycloak, PreparedKeycloak.Training, Store {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LAST_LINES = 30;

    private final String name;
    private final Command command;
    private final Probe probe;
    private final Path log;
    private Process process;

    Part(String name, Command command, Probe probe) {
        this.name = name;
        this.command = command;
        this.probe = probe;
        this.log = command.folder().resolve(name + ".log");
        this.process = start();
    }

    /** Ends it as a power cut would; nothing is written, nothing is answered any more. */
    public final void kill() {
        process.destroyForcibly();
        await(process);
    }

    /** Starts it again on the same port with the same data. */
    public final void restart() {
        close();
        process = start();
    }

    public final long pid() {
        return process.pid();
    }

    @Override
    public final void close() {
        process.destroy();
        await(process);
    }

    private Process start() {
        var started = command.start(log);
        var late = Instant.now().plus(PATIENCE);
        while (!probe.answers()) {
            if (!started.isAlive() || Instant.now().isAfter(late)) {
                started.destroyForcibly();
                throw new IllegalStateException(name + " did not start:\n" + lastLines());
            }
            pause();
        }
        return started;
    }

    private String lastLines() {
        try (var lines = Files.lines(log)) {
            var all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
