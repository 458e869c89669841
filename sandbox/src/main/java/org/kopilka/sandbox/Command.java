package org.kopilka.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program that can be started: where, with which environment, options and arguments. */
public record Command(
        Path folder, Map<String, String> environment, String program, List<String> options, List<String> arguments) {

    /** A main class, run by the JVM that runs this one; its class path goes into the variable {@code CLASSPATH}. */
    public static Command java(Path folder, String main, Object... arguments) {
        var all = new ArrayList<>(List.of(main));
        Arrays.stream(arguments).map(Object::toString).forEach(all::add);
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Command(folder, Map.of(), java.toString(), List.of(), List.copyOf(all));
    }

    public boolean isJava() {
        return Path.of(program).endsWith("java");
    }

    /** Options stand before the arguments, and for Java before the main class. */
    public Command withOptions(String... moreOptions) {
        var all = new ArrayList<>(options);
        all.addAll(List.of(moreOptions));
        return new Command(folder, environment, program, List.copyOf(all), arguments);
    }

    /**
     * For Java: the second compiler takes only what is called four times as often as it would come for by itself. On two
     * processors it else takes as many seconds as the work, for methods that are soon over; what is hot for good (a
     * hash, a codec under load) it still finds.
     */
    public Command withLateSecondCompiler() {
        return withOptions(
                "-XX:Tier4InvocationThreshold=20000",
                "-XX:Tier4MinInvocationThreshold=2400",
                "-XX:Tier4CompileThreshold=60000",
                "-XX:Tier4BackEdgeThreshold=160000");
    }

    public Command withVariable(String variable, String value) {
        return withVariables(Map.of(variable, value));
    }

    public Command withVariables(Map<String, String> variables) {
        var all = new HashMap<>(environment);
        all.putAll(variables);
        return new Command(folder, Map.copyOf(all), program, options, arguments);
    }

    /** The same main class, ending when this JVM does, however this JVM ends, and with the compilers that this JVM has. */
    Command tethered() {
        var all = new ArrayList<>(List.of(Tethered.class.getName()));
        all.addAll(arguments);
        // Behind the rest: an AOT cache holds only for a class path that begins as the one it was made with.
        var classPath = environment.getOrDefault("CLASSPATH", "") + File.pathSeparator + Parts.ownCode();
        return new Command(folder, environment, program, options, List.copyOf(all))
                .withOptions(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> option.startsWith("-XX:TieredStopAtLevel="))
                        .toArray(String[]::new))
                .withVariable("CLASSPATH", classPath);
    }

    public List<String> line() {
        var line = new ArrayList<>(List.of(program));
        line.addAll(options);
        line.addAll(arguments);
        return line;
    }

    /** Starts it with its output at the end of the log. */
    public Process start(Path log) {
        try {
            Files.createDirectories(folder);
            var builder = new ProcessBuilder(line())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
