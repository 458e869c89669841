package org.kopilka.acceptance;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job in Chromium: {@code acceptance/browser} has the walks, property {@code screens} on what they are walked. */
@Tag("network")
@ExtendWith(RunningNetwork.Given.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WalkingThePortalIT {

    @Test
    void goes_through_every_step(RunningNetwork network) {
        var browser = RunningNetwork.ROOT.resolve("acceptance/browser");
        if (Files.notExists(browser.resolve("node_modules"))) {
            RunningNetwork.Shell.run(
                    browser,
                    Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
                    List.of("npm", "ci", "--no-audit", "--no-fund"));
        }
        RunningNetwork.Shell.run(
                browser,
                Map.of(
                        "KOPILKA_PORTAL", network.portal(),
                        "KOPILKA_WALK_USER", "administrator",
                        "KOPILKA_WALK_PASSWORD", network.password()),
                Stream.concat(
                                Stream.of("npx", "playwright", "test"),
                                Stream.of(System.getProperty("screens").split(","))
                                        .map(screen -> "--project=" + screen))
                        .toList());
    }
}
