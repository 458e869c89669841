package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kopilka.sandbox.Command;

/**
 * Finds the network's processes by a mark on their command line, never by a number written down earlier: such a number
 * may belong to somebody else by now.
 */
final class Processes {

    private static final String KEEPER = "keep.sh";
    private static final Pattern KEEPERS_OWN = Pattern.compile(".*/(date|sleep)");
    private static final Pattern SECRET =
            Pattern.compile("(KOPILKA|KC|KAFKA|MONGO|STORE)_.*(SECRET|PASSWORD|TOKEN|KEY|LOGINS?)(_.*)?");
    private static final String MADE = "-Dkopilka.made=";

    private final Home home;

    Processes(Home home) {
        this.home = home;
    }

    /** The shell that starts a member again whenever it ends. */
    Optional<ProcessHandle> keeper(String member) {
        return marked(member).filter(Processes::isKeeper).min(Comparator.comparing(Processes::started));
    }

    /** The member itself, kept or left behind. */
    Optional<ProcessHandle> process(String member) {
        var kept = keeper(member).stream().flatMap(ProcessHandle::children);
        return Stream.concat(kept, marked(member))
                .filter(each -> !isKeeper(each) && !isKeepersOwn(each))
                .findFirst();
    }

    boolean isThere(String member) {
        return marked(member).findAny().isPresent();
    }

    /** Whether it runs from what an earlier build made. */
    boolean isOld(Member member) {
        return process(member.name())
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(MADE) && !line.contains(MADE + member.made() + " "))
                .isPresent();
    }

    void launch(Member member, Command command) {
        launch(member.name(), command.isJava() ? command.withOptions(MADE + member.made()) : command);
    }

    /** Starts a member with its keeper, both cut loose from this terminal. */
    void launch(String member, Command command) {
        var mark = mark(member);
        var line = new ArrayList<String>();
        line.add(Files.isExecutable(Path.of("/usr/bin/setsid")) ? "/usr/bin/setsid" : "nohup");
        line.addAll(
                List.of("sh", home.root().resolve("sandbox/bin").resolve(KEEPER).toString(), mark));
        line.add(home.log(member).toString());
        line.addAll((command.isJava() ? command.withOptions("-D" + mark) : command).line());
        try {
            Files.createDirectories(command.folder());
            Files.createDirectories(home.log(member).getParent());
            var builder = new ProcessBuilder(line)
                    .directory(command.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().keySet().removeIf(Processes::isSecret);
            builder.environment().putAll(command.environment());
            builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What this process may have been told is not everybody's: a member is given its own. */
    private static boolean isSecret(String variable) {
        return SECRET.matcher(variable).matches();
    }

    /** Asks a member to end, waits, and after that no longer asks. */
    void stop(String member, int seconds) {
        var all =
                Stream.concat(keeper(member).stream(), process(member).stream()).toList();
        keeper(member).or(() -> process(member)).ifPresent(ProcessHandle::destroy);
        try {
            for (var each : all) {
                each.onExit().get(seconds, TimeUnit.SECONDS);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (Exception slow) {
            all.forEach(ProcessHandle::destroyForcibly);
        }
        marked(member).forEach(ProcessHandle::destroyForcibly);
    }

    private Stream<ProcessHandle> marked(String member) {
        var mark = mark(member);
        return ProcessHandle.allProcesses().filter(process -> {
            var line = process.info().commandLine().orElse("");
            return (line + " ").contains(mark + " ") && (isKeeper(process) || line.contains("-D" + mark));
        });
    }

    private String mark(String member) {
        return "kopilka.part=" + home.data(member);
    }

    private static boolean isKeeper(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(KEEPER + " kopilka.part=");
    }

    /** What the keeper runs for a moment to know the time or to wait; it may have ended by now and have no name. */
    private static boolean isKeepersOwn(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> KEEPERS_OWN.matcher(command).matches())
                .orElse(true);
    }

    private static java.time.Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(java.time.Instant.MAX);
    }
}
