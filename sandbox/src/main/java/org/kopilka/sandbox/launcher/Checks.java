package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.kopilka.sandbox.Probe;

/** What would make a start fail later and unclearly, said at once and plainly. */
final class Checks {

    private static final Pattern HOST_AND_PORT = Pattern.compile("([\\w.-]+):(\\d+)");
    private static final long MIB = 1 << 20;
    private static final long DISK_MIB = 1024;
    private static final long MEMORY_MIB = 2560;

    private Checks() {}

    static boolean areFree(List<Member> members) {
        return members.stream().flatMap(member -> member.ports().stream()).noneMatch(Checks::isTaken);
    }

    static void ports(List<Member> members) {
        for (var member : members) {
            for (var port : member.ports()) {
                if (isTaken(port)) {
                    throw new Trouble(
                            "Port %d, which %s needs, is taken by another program. Stop that program, or choose"
                                            .formatted(port, member.name())
                                    + " other ports for the whole network: KOPILKA_PORT=9080 ./kopilka up");
                }
            }
        }
    }

    /** @param address as the variable gives it: a list of hosts with ports, or a URI */
    static void answers(String variable, String address) {
        var place = HOST_AND_PORT.matcher(address);
        if (place.find()
                && !Probe.listening(place.group(1), Integer.parseInt(place.group(2)))
                        .answers()) {
            throw new Trouble("%s says %s, but nothing answers there. Start it, or unset %s to use the network's own."
                    .formatted(variable, address, variable));
        }
    }

    static void disk(Path folder) throws IOException {
        Files.createDirectories(folder);
        var free = Files.getFileStore(folder).getUsableSpace() / MIB;
        if (free < DISK_MIB) {
            throw new Trouble("Only %d MiB are free on the disk of %s; the network needs %d. Make room and try again."
                    .formatted(free, folder, DISK_MIB));
        }
    }

    /** Where the system does not tell, nothing is said. */
    static void memory() throws IOException {
        var meminfo = Path.of("/proc/meminfo");
        if (Files.notExists(meminfo)) {
            return;
        }
        for (var line : Files.readAllLines(meminfo)) {
            var words = line.split("\\s+");
            if (words[0].equals("MemAvailable:") && Long.parseLong(words[1]) / 1024 < MEMORY_MIB) {
                throw new Trouble("Only %d MiB of memory are free; the network needs about %d. Close some programs and"
                                .formatted(Long.parseLong(words[1]) / 1024, MEMORY_MIB)
                        + " try again.");
            }
        }
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
