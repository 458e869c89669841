package org.kopilka.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Java program that can be started: where, with which environment, options of the JVM, main class and arguments. */
public record Command(
        Path folder, Map<String, String> environment, List<String> options, String main, List<String> arguments) {

    public static Command of(Path folder, String main, Object... arguments) {
        return new Command(
                folder,
                Map.of(),
                List.of(),
                main,
                List.of(arguments).stream().map(Object::toString).toList());
    }

    public Command withOptions(String... moreOptions) {
        var all = new ArrayList<>(options);
        all.addAll(List.of(moreOptions));
        return new Command(folder, environment, List.copyOf(all), main, arguments);
    }

    public Command withVariable(String variable, String value) {
        return withVariables(Map.of(variable, value));
    }

    public Command withVariables(Map<String, String> variables) {
        var all = new HashMap<>(environment);
        all.putAll(variables);
        return new Command(folder, Map.copyOf(all), options, main, arguments);
    }

    /** The same program, ending when this JVM does, however this JVM ends. */
    Command tethered() {
        var all = new ArrayList<>(List.of(main));
        all.addAll(arguments);
        // Behind the rest: an AOT cache holds only for a class path that begins as the one it was made with.
        var classPath = environment.getOrDefault("CLASSPATH", "") + File.pathSeparator + Parts.ownCode();
        return new Command(folder, environment, options, Tethered.class.getName(), List.copyOf(all))
                .withVariable("CLASSPATH", classPath);
    }

    public List<String> line() {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.add(main);
        line.addAll(arguments);
        return line;
    }

    Process start(Path log) {
        try {
            folder.toFile().mkdirs();
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
