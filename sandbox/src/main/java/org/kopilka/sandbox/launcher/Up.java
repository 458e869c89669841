package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.kopilka.sandbox.Command;
import org.kopilka.sandbox.Keycloak;

/** Brings up what is not up. */
final class Up {

    private static final int LAST_LINES = 15;
    private static final long PATIENCE_SECONDS = 180;

    private final Network network;
    private final Home home;
    private final Processes processes;
    private final Caches caches;
    private final PrintStream out;
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private boolean rehearsing;
    private boolean atOnce;

    Up(Network network, PrintStream out) {
        this.network = network;
        this.home = network.home();
        this.processes = new Processes(home);
        this.caches = new Caches(home);
        this.out = out;
    }

    /** @param atOnce without learning first what a build has changed: up sooner, each start slower */
    void run(boolean atOnce) throws IOException {
        this.atOnce = atOnce;
        var began = System.nanoTime();
        if (home.isHalfRestored()) {
            throw new Trouble("This network is half restored. Restore it to the end: ./kopilka restore FILE;"
                    + " or begin a new one: ./kopilka reset");
        }
        bringAll();
        new FirstYear(network).tell(out);
        new Welcome(network).print(out, (System.nanoTime() - began) / 1e9);
    }

    void bringAll() throws IOException {
        bringUp(network.members());
    }

    /** Broker, store and accounts alone. */
    void bringGround() throws IOException {
        bringUp(network.members().stream().filter(member -> !member.isProgram()).toList());
    }

    private void bringUp(List<Member> members) throws IOException {
        if (network.hasMoved()) {
            new Down(network, new PrintStream(PrintStream.nullOutputStream())).run();
        }
        home.close();
        network.checkGiven();
        Files.createDirectories(home.kept().resolve("logs"));
        renew(members);
        var down = members.stream()
                .filter(member -> processes.process(member.name()).isEmpty())
                .toList();
        Checks.disk(home.kept());
        if (down.size() == network.members().size()) {
            Checks.memory();
        }
        Checks.ports(down);
        network.keepPort();
        if (!bring(members)) {
            throw new Trouble(String.join("\n", troubles) + "\nNot everything came up. After mending: ./kopilka up");
        }
    }

    /** Lets every member learn on a network that nobody will use, so that the next one finds all caches made. */
    void rehearse() throws IOException {
        rehearsing = true;
        var members = network.members();
        caches.tidy(members);
        if (members.stream().allMatch(this::isReadyToStart)) {
            return;
        }
        try {
            if (!bring(members)) {
                throw new Trouble(String.join("\n", troubles));
            }
        } finally {
            new Down(network, new PrintStream(PrintStream.nullOutputStream())).run();
        }
    }

    /** A new jar means another program: the old one ends. */
    private void renew(List<Member> members) throws IOException {
        members.stream().filter(processes::isOld).forEach(member -> processes.stop(member.name(), Down.SECONDS));
        caches.tidy(members);
    }

    private boolean bring(List<Member> members) {
        var board = new Board(out, members.stream().map(Member::name).toList());
        var all = new ArrayList<CompletableFuture<Boolean>>();
        var ground = new ArrayList<CompletableFuture<Boolean>>();
        // As many at a time as keep the processors busy; more would only get in each other's way.
        var threads = Runtime.getRuntime().availableProcessors() + 1;
        try (var starting = Executors.newFixedThreadPool(Math.max(3, threads));
                var ticking = Executors.newSingleThreadScheduledExecutor()) {
            ticking.scheduleAtFixedRate(board::redraw, 200, 200, TimeUnit.MILLISECONDS);
            for (var member : members) {
                var needed = member.isProgram() ? List.copyOf(ground) : List.<CompletableFuture<Boolean>>of();
                var up = CompletableFuture.supplyAsync(() -> bring(member, needed, board), starting);
                all.add(up);
                if (member.kind() == Member.Kind.GROUND) {
                    ground.add(up);
                }
            }
            var allUp = all.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
            ticking.shutdown();
            return allUp;
        }
    }

    private boolean bring(Member member, List<CompletableFuture<Boolean>> needed, Board board) {
        if (!needed.stream().allMatch(CompletableFuture::join)) {
            board.end(member.name(), "left out", "what it needs is not up");
            return false;
        }
        try {
            if (processes.keeper(member.name()).isPresent() && member.probe().answers()) {
                board.end(member.name(), "up", "");
                return true;
            }
            var command = prepared(member, board);
            if (rehearsing && member.kind() != Member.Kind.GROUND) {
                board.end(member.name(), "learned", "");
                return true;
            }
            start(member, command, board);
            board.end(member.name(), "ready", "port " + member.ports().getFirst());
            return true;
        } catch (Trouble | IOException | UncheckedIOException | IllegalStateException failed) {
            board.end(member.name(), "failed", "");
            troubles.add(member.name() + ": " + failed.getMessage());
            return false;
        }
    }

    private boolean isReadyToStart(Member member) {
        if (member.kind() == Member.Kind.ACCOUNTS) {
            return Keycloak.isPrepared(home.parts());
        }
        var command = member.command().get();
        return !Caches.canTrain(command) || Files.exists(caches.aot(member, command));
    }

    private Command prepared(Member member, Board board) throws IOException {
        if (member.kind() == Member.Kind.ACCOUNTS && !Keycloak.isPrepared(home.parts())) {
            board.show(member.name(), "prepares", "once after a build, a minute or two");
        }
        var command = member.command().get();
        if (!atOnce && Caches.canTrain(command) && Files.notExists(caches.aot(member, command))) {
            board.show(member.name(), "learns", "once after a build: the JVM writes down what it loads");
            processes.stop(member.name(), Down.SECONDS);
            caches.train(member, command);
        }
        return caches.use(member, command);
    }

    private void start(Member member, Command command, Board board) {
        board.show(member.name(), "starts", "");
        processes.stop(member.name(), Down.SECONDS); // ends again and again, or was left behind by a killed keeper
        processes.launch(member, command);
        var late = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        var first = Optional.<ProcessHandle>empty();
        while (!member.probe().answers()) {
            pause();
            first = first.or(() -> processes.process(member.name())); // looks at every process there is: seldom
            if (first.isPresent() && !first.get().isAlive()) {
                throw died(member, "ended");
            }
            if (System.nanoTime() > late) {
                throw died(member, "is not ready after " + PATIENCE_SECONDS + " s");
            }
        }
    }

    private Trouble died(Member member, String how) {
        var lines = String.join("\n      ", home.lastLines(member.name(), LAST_LINES));
        return new Trouble("%s; the end of %s says%n      %s".formatted(how, home.log(member.name()), lines));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
