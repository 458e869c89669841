package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    private static final String GATEWAY = "gateway";
    private static final String KAFKA = "KOPILKA_KAFKA";
    private static final String KAFKA_LOGIN = "KOPILKA_KAFKA_LOGIN";
    private static final String MONGO = "KOPILKA_MONGO_URI";
    private static final String KEYCLOAK_URL = "KOPILKA_KEYCLOAK";
    /** What Keycloak is told; nobody else is told all of it. */
    private static final List<String> SECRETS = List.of(
            "KOPILKA_PORTAL_SECRET",
            "KOPILKA_STAFF_SECRET",
            "KOPILKA_SCRIPTS_SECRET",
            "KOPILKA_SCRIPTS_METHODIST_SECRET",
            "KOPILKA_ADMIN_PASSWORD");

    private static final String MAIL = "KOPILKA_SMTP_PASSWORD";
    private static final String SECOND_FACTOR = "KOPILKA_SECOND_FACTOR";
    private static final String OPERATOR = "KOPILKA_OPERATOR_TOKEN";

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

    /** Whether it was at another port when it last came up; what still runs there is in the way. */
    boolean hasMoved() {
        return keptPort().filter(kept -> !kept.equals("" + port)).isPresent();
    }

    void keepPort() throws IOException {
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
                () -> Broker.guarded(
                                home.parts(),
                                home.data(BROKER),
                                port + 11,
                                port + 12,
                                home.root().resolve("k8s/base/kafka/access.txt"))
                        .withVariables(kafkaLogins())
                        .withVariable("KAFKA_KEY", home.secret("KAFKA_KEY")),
                Broker.probe(port + 11),
                List.of(port + 11, port + 12));
    }

    private Member store() {
        return new Member(
                STORE,
                Member.Kind.GROUND,
                Optional.of(Parts.ownCode()),
                () -> Store.command(home.parts(), home.data(STORE), port + 10)
                        .withVariable("STORE_LOGINS", storeLogins()),
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
                        .withVariables(
                                given(MAIL).map(said -> Map.of(MAIL, said)).orElse(Map.of()))
                        .withVariable("KOPILKA_PORTAL", portal())
                        .withVariable(SECOND_FACTOR, given(SECOND_FACTOR).orElse("false")),
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
        var variables = new HashMap<>(addresses(program.folder()));
        program.secrets().forEach(name -> variables.put(name, home.secret(name)));
        variables.putAll(Map.of(
                "KOPILKA_PORT",
                "" + port,
                "KOPILKA_PORTAL",
                portal(),
                "SERVER_PORT",
                "" + (port + program.offset()),
                "SERVER_ADDRESS",
                "127.0.0.1"));
        variables.put(OPERATOR, operatorToken());
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

    /** What the program {@code operations} is told: where the stores are, and Keycloak's operator. */
    Map<String, String> operatorsEnvironment() throws IOException {
        var variables = new HashMap<>(addresses("operations"));
        if (given(KEYCLOAK_URL).isEmpty()) {
            Keycloak.operatorsPassword(home.data(KEYCLOAK))
                    .ifPresent(password -> variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", password));
        }
        return variables;
    }

    /** With which programs are asked of themselves. */
    String operatorToken() {
        return home.secret(OPERATOR);
    }

    /** Where the stores are for a program, and how it logs in there. */
    private Map<String, String> addresses(String program) {
        var addresses = new HashMap<String, String>();
        addresses.put(KAFKA, given(KAFKA).orElse("127.0.0.1:" + (port + 11)));
        addresses.put(KEYCLOAK_URL, given(KEYCLOAK_URL).orElse(Keycloak.url(port + 5)));
        addresses.put(MONGO, given(MONGO).orElseGet(() -> mongoUri(program)));
        given(KAFKA)
                .map(_ -> given(KAFKA_LOGIN))
                .orElseGet(() -> Optional.of(program)
                        .filter(name -> !name.equals(GATEWAY))
                        .map(name -> login(name, "KAFKA_LOGIN_")))
                .ifPresent(login -> addresses.put(KAFKA_LOGIN, login));
        return addresses;
    }

    /** A {@code mongod} of the system asks nobody who they are. */
    private String mongoUri(String program) {
        return mongod().isPresent()
                ? "mongodb://127.0.0.1:" + (port + 10)
                : "mongodb://%s@127.0.0.1:%d/?authMechanism=PLAIN&authSource=$external"
                        .formatted(login(program, "MONGO_LOGIN_"), port + 10);
    }

    private Map<String, String> kafkaLogins() {
        return withOperations()
                .filter(program -> !program.equals(GATEWAY))
                .collect(Collectors.toMap(
                        program -> "KAFKA_LOGIN_" + word(program), program -> login(program, "KAFKA_LOGIN_")));
    }

    private String storeLogins() {
        return withOperations().map(program -> login(program, "MONGO_LOGIN_")).collect(Collectors.joining(" "));
    }

    private Stream<String> withOperations() {
        return Stream.concat(Program.in(home.root()).stream().map(Program::folder), Stream.of("operations"));
    }

    /** {@code name:password}, of which the second is a secret of this network. */
    private String login(String program, String store) {
        return program + ":" + home.secret(store + word(program));
    }

    private static String word(String program) {
        return program.replaceFirst("-service$", "").replace('-', '_').toUpperCase(Locale.ROOT);
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
