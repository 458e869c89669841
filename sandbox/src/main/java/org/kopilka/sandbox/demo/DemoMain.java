package org.kopilka.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/** {@code DemoMain <portal> <folder>}, with the accounts' password in {@code KOPILKA_ADMIN_PASSWORD}. */
public final class DemoMain {

    private DemoMain() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[1]);
        // A run that was cut short goes on as of its first day, so that its steps are the same steps.
        var began = Files.createDirectories(folder).resolve("began");
        if (Files.notExists(began)) {
            var zone = ZoneId.of(System.getenv().getOrDefault("KOPILKA_ZONE", "Europe/Moscow"));
            Files.writeString(began, LocalDate.now(zone).toString());
        }
        new DemoNetwork(args[0], System.getenv("KOPILKA_ADMIN_PASSWORD"), LocalDate.parse(Files.readString(began)))
                .tell();
        Files.writeString(folder.resolve("told"), "");
    }
}
