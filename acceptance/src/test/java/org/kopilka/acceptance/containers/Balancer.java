package org.kopilka.acceptance.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One address for several instances, as a Service of Kubernetes is: each new connection goes to any one of those
 * listed, and stays there even when that one is not listed any more.
 */
final class Balancer implements AutoCloseable {

    private final ServerSocket server;
    private final List<Integer> listed = new CopyOnWriteArrayList<>();

    Balancer() {
        try {
            server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    void list(int port) {
        listed.add(port);
    }

    void unlist(int port) {
        listed.remove((Integer) port);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                Thread.ofVirtual().start(() -> join(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket near) {
        var ports = List.copyOf(listed);
        try (near;
                var far = new Socket()) {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            // Who is not reached is refused, as where the instance's own machine refuses.
            near.setSoLinger(true, 0);
            var port = ports.get(ThreadLocalRandom.current().nextInt(ports.size()));
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            near.setSoLinger(false, 0);
            var back = Thread.ofVirtual().start(() -> pass(far, near));
            pass(near, far);
            back.join();
        } catch (IOException | InterruptedException | IllegalArgumentException gone) {
            // Both ends are closed and told by that.
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            try {
                from.close();
                to.close();
            } catch (IOException already) {
                // Nothing is left to be closed.
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }
}
