package org.kopilka.sandbox.launcher;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code Main <repository> up|down|status|dead-letters [--replay]|backup FILE|restore FILE [--over]|retell|
 * reset [--yes]|rehearse}; the script {@code kopilka} calls it.
 */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        try {
            System.exit(run(Path.of(args[0]), List.of(args).subList(1, args.length)) ? 0 : 1);
        } catch (Trouble trouble) {
            System.err.println(trouble.getMessage());
        } catch (IOException | UncheckedIOException failed) {
            var isFull = String.valueOf(failed.getMessage()).contains("No space left");
            System.err.println(isFull ? "The disk is full. Make room and try again." : "It did not work: " + failed);
        }
        System.exit(1);
    }

    private static boolean run(Path root, List<String> words) throws IOException {
        var network = new Network(new Home(root, System.getenv()));
        if (words.getFirst().equals("status")) {
            return new Status(network, System.out).run();
        }
        if (words.getFirst().equals("dead-letters")) {
            var letters = new DeadLetters(network, System.out);
            if (words.contains("--replay")) {
                letters.replay();
            } else {
                letters.show();
            }
            return true;
        }
        if (words.getFirst().equals("rehearse")) {
            Rehearsal.of(root, System.out).run();
            return true;
        }
        var kept = Files.createDirectories(network.home().kept());
        try (var file = FileChannel.open(kept.resolve("lock"), CREATE, WRITE);
                var lock = file.tryLock()) {
            if (lock == null) {
                throw new Trouble("Another ./kopilka is at work here; wait until it has ended.");
            }
            switch (words.getFirst()) {
                case "up" -> new Up(network, System.out).run(words.contains("--at-once"));
                case "down" -> new Down(network, System.out).run();
                case "reset" -> new Reset(network, System.out).run(words.contains("--yes"));
                case "backup", "restore", "retell" -> {
                    return new Operations(network, System.out).run(words);
                }
                default -> throw new Trouble("No such command: " + words.getFirst());
            }
            return true;
        }
    }
}
