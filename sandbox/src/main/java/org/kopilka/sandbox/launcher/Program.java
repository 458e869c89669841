package org.kopilka.sandbox.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One of our own programs.
 *
 * @param folder its module, whose jar has the module's name
 * @param offset its port, counted from the portal's
 * @param heap the most memory its objects may take
 * @param busy whether so many call it that the JVM's second compiler gives more than it costs
 * @param readiness what answers 200 when it is ready for requests
 * @param environment what only this program is told
 * @param secrets those that it is given, beside its logins at the stores and the operator's token
 */
record Program(
        String folder,
        int offset,
        String heap,
        boolean busy,
        String readiness,
        Map<String, String> environment,
        List<String> secrets) {

    private static final String ACTUATOR = "/actuator/health/readiness";

    private static final List<Program> ALL = List.of(
            new Program("staff-service", 1, "128m", false, ACTUATOR, Map.of(), List.of("KOPILKA_STAFF_SECRET")),
            new Program("events-service", 2, "112m", false, ACTUATOR, Map.of(), List.of()),
            new Program("survey-service", 3, "112m", true, ACTUATOR, Map.of(), List.of()),
            new Program("experience-bank-service", 4, "144m", false, ACTUATOR, Map.of(), List.of()),
            new Program(
                    "gateway",
                    0,
                    "112m",
                    true,
                    "/readyz",
                    Map.of("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1"),
                    List.of("KOPILKA_PORTAL_SECRET", "KOPILKA_LOGIN_KEY")));

    /** Those whose module is there. */
    static List<Program> in(Path root) {
        return ALL.stream()
                .filter(program -> Files.exists(root.resolve(program.folder).resolve("pom.xml")))
                .toList();
    }

    /** Whether it listens to Kafka; the gateway does not. */
    boolean hears() {
        return readiness.equals(ACTUATOR);
    }

    Path jar(Path root) {
        return Jars.of(root, folder);
    }
}
