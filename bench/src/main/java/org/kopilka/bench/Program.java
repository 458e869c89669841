package org.kopilka.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of our programs, packaged before, as a process of its own whose cost can be told from everybody else's. */
final class Program implements AutoCloseable {

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /** @param options of its JVM, with spaces between */
    static Program start(Path dir, String module, String options, Map<String, String> environment)
            throws IOException, InterruptedException {
        var unpacked = dir.resolve(module);
        var jar = jar(module);
        if (!Files.exists(unpacked)) {
            unpack(jar, unpacked);
        }
        var arguments = new ArrayList<>(List.of(options.split(" ")));
        arguments.add("-jar");
        arguments.add(unpacked.resolve(jar.getFileName()).toString());
        var builder = java(arguments)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve(module + ".log").toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Program(process);
    }

    private static Path jar(String module) throws IOException {
        try (var built = Files.newDirectoryStream(Path.of(module, "target"), module + "-[0-9]*.jar")) {
            return built.iterator().next();
        }
    }

    private static void unpack(Path jar, Path into) throws IOException, InterruptedException {
        var unpacking = java(List.of(
                        "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", into.toString()))
                .start();
        if (unpacking.waitFor() != 0) {
            throw new IOException(jar + " is missing: package its module first");
        }
    }

    private static ProcessBuilder java(List<String> arguments) {
        var line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(arguments);
        return new ProcessBuilder(line);
    }

    /** Waits until the address answers 200. */
    void await(String address) throws InterruptedException, IOException {
        try (var http = HttpClient.newHttpClient()) {
            for (int tries = 0; ; tries++) {
                if (!process.isAlive()) {
                    throw new IOException("It ended with " + process.exitValue() + " before it was ready");
                }
                try {
                    var request = HttpRequest.newBuilder(URI.create(address)).build();
                    if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    if (tries > 600) {
                        throw notYet;
                    }
                }
                Thread.sleep(200);
            }
        }
    }

    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    long residentMegabytes() throws IOException {
        var status = Path.of("/proc", String.valueOf(process.pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
