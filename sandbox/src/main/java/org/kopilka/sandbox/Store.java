package org.kopilka.sandbox;

import java.nio.file.Path;
import org.kopilka.sandbox.store.StoreMain;

/** A store on disk that speaks MongoDB's protocol and has on disk what it acknowledged. */
public final class Store extends Part {

    private final int port;

    /** @param port 0 for any free one */
    public static Store start(Parts parts, Path dir, int port) {
        return new Store(parts, dir, Ports.orFree(port));
    }

    private Store(Parts parts, Path dir, int port) {
        super("store", command(parts, dir, port).tethered(), probe(port));
        this.port = port;
    }

    /** Without the name of a database. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    public static Command command(Parts parts, Path dir, int port) {
        return Command.java(dir, StoreMain.class.getName(), port, "store.mv")
                .withOptions("-Xms48m", "-Xmx192m", "-Xss512k", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=128m")
                .withOptions("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .withOptions("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .withVariable("CLASSPATH", parts.classPath("store"));
    }

    public static Probe probe(int port) {
        return Probe.listening("127.0.0.1", port);
    }
}
