package org.kopilka.sandbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks a part whether it is there, in its own protocol. */
@FunctionalInterface
public interface Probe {

    int MILLIS = 2000;

    boolean answers();

    /** A request for the versions of Kafka's API is answered only by a broker that takes requests. */
    static Probe kafka(String host, int port) {
        return socket(host, port, socket -> {
            var request = new DataOutputStream(socket.getOutputStream());
            request.writeInt(10); // bytes that follow
            request.writeShort(18); // ApiVersions
            request.writeShort(0); // version of the request
            request.writeInt(1); // correlation
            request.writeShort(-1); // no client id
            request.flush();
            return new DataInputStream(socket.getInputStream()).readInt() > 0;
        });
    }

    /** A store listens only after it has opened its file. */
    static Probe listening(String host, int port) {
        return socket(host, port, Socket::isConnected);
    }

    static Probe http(URI address) {
        return () -> {
            try {
                var connection = (HttpURLConnection) address.toURL().openConnection();
                connection.setConnectTimeout(MILLIS);
                connection.setReadTimeout(MILLIS);
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } catch (IOException silent) {
                return false;
            }
        };
    }

    private static Probe socket(String host, int port, Conversation conversation) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), MILLIS);
                socket.setSoTimeout(MILLIS);
                return conversation.goesWell(socket);
            } catch (IOException silent) {
                return false;
            }
        };
    }

    /** What is said over an open connection. */
    @FunctionalInterface
    interface Conversation {
        boolean goesWell(Socket socket) throws IOException;
    }
}
