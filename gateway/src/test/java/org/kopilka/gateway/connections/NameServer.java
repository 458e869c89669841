package org.kopilka.gateway.connections;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Answers every question with one IPv4 address, which may be kept for 600 s, as Docker's does. */
final class NameServer implements AutoCloseable {

    private static final int A = 1;
    private static final int HEADER = 12;
    private static final int SECONDS_TO_LIVE = 600;

    private final DatagramSocket socket;
    private volatile InetAddress answer;

    NameServer(InetAddress answer) throws IOException {
        this.answer = answer;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("name-server").start(this::serve);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    void answers(InetAddress next) {
        answer = next;
    }

    private void serve() {
        var buffer = new byte[1_500];
        while (!socket.isClosed()) {
            try {
                var asked = new DatagramPacket(buffer, buffer.length);
                socket.receive(asked);
                var reply = reply(ByteBuffer.wrap(buffer, 0, asked.getLength()));
                socket.send(new DatagramPacket(reply, reply.length, asked.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** RFC 1035, section 4: header, the question as it came, and at most one answer that points to its name. */
    private byte[] reply(ByteBuffer asked) throws IOException {
        int end = HEADER;
        while (asked.get(end) != 0) {
            end += asked.get(end) + 1;
        }
        var type = asked.getShort(end + 1);
        var question = new byte[end + 5 - HEADER];
        asked.get(HEADER, question);
        var bytes = new ByteArrayOutputStream();
        var reply = new DataOutputStream(bytes);
        reply.writeShort(asked.getShort(0));
        reply.writeShort(0x8180); // an answer, without an error
        reply.writeShort(1);
        reply.writeShort(type == A ? 1 : 0);
        reply.writeInt(0);
        reply.write(question);
        if (type == A) {
            reply.writeShort(0xC000 | HEADER);
            reply.writeShort(A);
            reply.writeShort(1);
            reply.writeInt(SECONDS_TO_LIVE);
            reply.writeShort(4);
            reply.write(answer.getAddress());
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
