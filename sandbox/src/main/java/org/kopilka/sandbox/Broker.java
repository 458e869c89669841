package org.kopilka.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kopilka.sandbox.broker.BrokerMain;

/** A Kafka broker that is its own controller. */
public final class Broker extends Part {

    private final int port;

    /** @param port 0 for any free one; the controller takes the port after it */
    public static Broker start(Parts parts, Path dir, int port) {
        return port == 0
                ? new Broker(parts, dir, Ports.orFree(0), Ports.orFree(0))
                : new Broker(parts, dir, port, port + 1);
    }

    private Broker(Parts parts, Path dir, int port, int controllerPort) {
        super("broker", command(parts, dir, port, controllerPort).tethered(), probe(port));
        this.port = port;
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    public static Command command(Parts parts, Path dir, int port, int controllerPort) {
        return Command.java(dir, BrokerMain.class.getName(), port, controllerPort)
                .withOptions("-Xms64m", "-Xmx192m", "-Xss512k", "-XX:+UseSerialGC")
                .withLateSecondCompiler()
                .withOptions("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .withOptions("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Djava.awt.headless=true")
                .withVariable("CLASSPATH", parts.classPath("broker"));
    }

    /** One that everybody logs in at: {@code KAFKA_LOGIN_*} and {@code KAFKA_KEY} in its environment say who. */
    public static Command guarded(Parts parts, Path dir, int port, int controllerPort, Path access) {
        var open = command(parts, dir, port, controllerPort);
        var arguments = new ArrayList<>(open.arguments());
        arguments.add(access.toAbsolutePath().toString());
        return new Command(open.folder(), open.environment(), open.program(), open.options(), List.copyOf(arguments));
    }

    public static Probe probe(int port) {
        return Probe.kafka("127.0.0.1", port);
    }
}
