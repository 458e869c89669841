package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kopilka.sandbox.Broker;
import org.kopilka.sandbox.Command;
import org.kopilka.sandbox.Keycloak;
import org.kopilka.sandbox.Parts;
import org.kopilka.sandbox.Probe;
import org.kopilka.sandbox.Store;

/** Which processes make up the network here, in the order in which they start. */
final class Network {

    private static final String BROKER = "broker";
    private static final String STORE = "store";
    private static final String KEYCLOAK = "keycloak";
    private static final String KAFKA = "KOPILKA_KAFKA";
    private static final String MONGO = "KOPILKA_MONGO_URI";
    private static final String KEYCLOAK_URL = "KOPILKA_KEYCLOAK";
    private static final List<String> SECRETS = List.of(
            "KOPILKA_PORTAL_SECRET", "KOPILKA_STAFF_SECRET", "KOPILKA_SCRIPTS_SECRET", "KOPILKA_ADMIN_PASSWORD");

    private final Home home;
    private final int port;

    Network(Home home) {
        this.home = home;
        this.port = Integer.parseInt(given("KOPILKA_PORT").or(this::keptPort).orElse("8080"));
    }

    Home home() {
        return home;
    }

    int port() {
        return port;
    }

    /** Accounts and programs know the portal's address; under another one a login would fail. */
    void keepPort() throws IOException {
        var kept = keptPort();
        if (kept.isPresent() && !kept.get().equals("" + port)) {
            throw new Trouble(
                    "This network was made for port %s. Start it without KOPILKA_PORT, or begin a new one: ./kopilka reset"
                            .formatted(kept.get()));
        }
        Files.createDirectories(home.kept());
        Files.writeString(portFile(), "" + port);
    }

    String portal() {
        return given("KOPILKA_PORTAL").orElse("http://localhost:" + port);
    }

    /** What others run for us has to be there before we start. */
    void checkGiven() {
        Stream.of(KAFKA, MONGO, KEYCLOAK_URL)
                .forEach(variable -> given(variable).ifPresent(address -> Checks.answers(variable, address)));
    }

    List<Member> members() {
        var members = new ArrayList<Member>();
        if (given(KAFKA).isEmpty()) {
            members.add(broker());
        }
        if (given(MONGO).isEmpty()) {
            members.add(mongod().map(this::mongo).orElseGet(this::store));
        }
        if (given(KEYCLOAK_URL).isEmpty()) {
            members.add(keycloak());
        }
        Program.in(home.root()).forEach(program -> members.add(member(program)));
        return List.copyOf(members);
    }

    private Member broker() {
        return new Member(
                BROKER,
                Member.Kind.GROUND,
                Optional.of(Parts.ownCode()),
                () -> Broker.command(home.parts(), home.data(BROKER), port + 11, port + 12),
                Broker.probe(port + 11),
                List.of(port + 11, port + 12));
    }

    private Member store() {
        return new Member(
                STORE,
                Member.Kind.GROUND,
                Optional.of(Parts.ownCode()),
                () -> Store.command(home.parts(), home.data(STORE), port + 10),
                Store.probe(port + 10),
                List.of(port + 10));
    }

    private Member mongo(Path mongod) {
        var folder = home.data("mongod");
        var arguments = List.of("--dbpath", folder.toString(), "--port", "" + (port + 10), "--bind_ip", "127.0.0.1");
        return new Member(
                STORE,
                Member.Kind.GROUND,
                Optional.empty(),
                () -> new Command(folder, Map.of(), mongod.toString(), List.of(), arguments),
                Store.probe(port + 10),
                List.of(port + 10));
    }

    private Member keycloak() {
        var realm = home.root().resolve("k8s/base/keycloak/kopilka-realm.json");
        return new Member(
                KEYCLOAK,
                Member.Kind.ACCOUNTS,
                Optional.empty(),
                () -> Keycloak.command(home.parts(), home.data(KEYCLOAK), port + 5, realm)
                        .withVariables(secrets())
                        .withVariable("KOPILKA_PORTAL", portal()),
                Keycloak.probe(port + 5, "kopilka"),
                List.of(port + 5));
    }

    private Member member(Program program) {
        var own = port + program.offset();
        return new Member(
                program.folder(),
                Member.Kind.PROGRAM,
                Optional.of(program.jar(home.root())),
                () -> new Caches(home).command(program).withVariables(environment(program)),
                Probe.http(URI.create("http://127.0.0.1:" + own + program.readiness())),
                List.of(own));
    }

    private Map<String, String> environment(Program program) {
        var variables = new HashMap<>(secrets());
        variables.putAll(Map.of(
                "KOPILKA_PORT",
                "" + port,
                "KOPILKA_PORTAL",
                portal(),
                KAFKA,
                given(KAFKA).orElse("127.0.0.1:" + (port + 11)),
                MONGO,
                given(MONGO).orElse("mongodb://127.0.0.1:" + (port + 10)),
                KEYCLOAK_URL,
                given(KEYCLOAK_URL).orElse(Keycloak.url(port + 5)),
                "SERVER_PORT",
                "" + (port + program.offset()),
                "SERVER_ADDRESS",
                "127.0.0.1"));
        variables.put("KOPILKA_ZONE", zone().getId());
        variables.put("MALLOC_ARENA_MAX", "2"); // an arena for every thread costs tens of megabytes
        variables.putAll(program.environment());
        return variables;
    }

    /** Where the network's people live: here, as far as this machine knows a place. */
    ZoneId zone() {
        var here = ZoneId.systemDefault();
        var isPlace = here.getId().contains("/") && !here.getId().startsWith("Etc/");
        return given("KOPILKA_ZONE").map(ZoneId::of).orElse(isPlace ? here : ZoneId.of("Europe/Moscow"));
    }

    private Map<String, String> secrets() {
        return SECRETS.stream().collect(Collectors.toMap(name -> name, home::secret));
    }

    private Optional<Path> mongod() {
        return Stream.of(given("PATH").orElse("").split(":"))
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Optional<String> keptPort() {
        try {
            return Optional.of(Files.readString(portFile()));
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    private Path portFile() {
        return home.kept().resolve("port");
    }

    private Optional<String> given(String variable) {
        return Optional.ofNullable(home.environment().get(variable)).filter(value -> !value.isBlank());
    }
}
