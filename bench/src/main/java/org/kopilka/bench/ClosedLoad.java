package org.kopilka.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * So many connections, each sending the next request as soon as it has the answer. One thread and no library, so that
 * little of the machine is spent on asking.
 */
final class ClosedLoad {

    /**
     * What came back.
     *
     * @param answers by status; connections that broke are under 0
     * @param micros of every answer, sorted
     */
    record Result(TreeMap<Integer, Integer> answers, long[] micros, Duration took) {

        int count() {
            return micros.length;
        }

        double perSecond() {
            return count() / (took.toNanos() / 1e9);
        }

        double millisAt(double share) {
            return micros.length == 0 ? 0 : micros[(int) Math.min(micros.length - 1, share * micros.length)] / 1000.0;
        }
    }

    private static final int MOST_ANSWERS = 2_000_000;
    private static final byte[] NOTHING = {};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress address;
    private final Supplier<byte[]> requests;

    /** The same request again and again. */
    ClosedLoad(InetSocketAddress address, String request) {
        var bytes = request.getBytes(StandardCharsets.UTF_8);
        this.address = address;
        this.requests = () -> bytes;
    }

    /** Each request once; with the last answer the load ends. */
    ClosedLoad(InetSocketAddress address, Iterator<byte[]> requests) {
        this.address = address;
        this.requests = () -> requests.hasNext() ? requests.next() : NOTHING;
    }

    /** Ends with the time or with so many answers, whichever comes first. */
    Result run(int connections, Duration time, int answersWanted) throws IOException {
        var answers = new TreeMap<Integer, Integer>();
        int most = Math.min(answersWanted, MOST_ANSWERS);
        var micros = new long[most];
        int count = 0;
        var begin = System.nanoTime();
        var end = begin + time.toNanos();
        try (var selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                connect(selector);
            }
            while (System.nanoTime() < end && count < most) {
                selector.select(100);
                for (var keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                    var key = keys.next();
                    keys.remove();
                    var connection = (Connection) key.attachment();
                    try {
                        var status = connection.proceed(key);
                        if (status > 0 && count < most) {
                            answers.merge(status, 1, Integer::sum);
                            micros[count++] = (System.nanoTime() - connection.asked) / 1000;
                            connection.ask(key);
                        }
                    } catch (IOException broken) {
                        answers.merge(0, 1, Integer::sum);
                        key.channel().close();
                        connect(selector);
                    }
                }
            }
            for (var key : selector.keys()) {
                key.channel().close();
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - begin);
        var sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return new Result(answers, sorted, took);
    }

    private void connect(Selector selector) throws IOException {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(address);
        channel.register(selector, SelectionKey.OP_CONNECT, new Connection());
    }

    private final class Connection {

        private ByteBuffer out = ByteBuffer.wrap(NOTHING);
        private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
        private long asked;

        void ask(SelectionKey key) throws IOException {
            in.clear();
            out = ByteBuffer.wrap(requests.get());
            if (!out.hasRemaining()) {
                key.interestOps(0);
                return;
            }
            asked = System.nanoTime();
            write(key);
        }

        /** The status of an answer that is complete now, else 0. */
        int proceed(SelectionKey key) throws IOException {
            var channel = (SocketChannel) key.channel();
            if (key.isConnectable()) {
                channel.finishConnect();
                ask(key);
            } else if (key.isWritable()) {
                write(key);
            } else if (key.isReadable()) {
                if (channel.read(in) < 0) {
                    throw new IOException("Closed");
                }
                return completeStatus();
            }
            return 0;
        }

        private void write(SelectionKey key) throws IOException {
            ((SocketChannel) key.channel()).write(out);
            key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }

        private int completeStatus() throws IOException {
            int head = indexOf(END_OF_HEAD);
            if (head < 0) {
                return 0;
            }
            var text = new String(in.array(), 0, head, StandardCharsets.ISO_8859_1);
            int status = Integer.parseInt(text.substring(9, 12));
            int from = text.toLowerCase(Locale.ROOT).indexOf("content-length: ");
            if (from < 0) {
                return endsWith(LAST_CHUNK) ? status : 0;
            }
            int lineEnd = text.indexOf("\r\n", from);
            int length = Integer.parseInt(text.substring(from + 16, lineEnd < 0 ? text.length() : lineEnd)
                    .strip());
            return in.position() >= head + END_OF_HEAD.length + length ? status : 0;
        }

        private boolean endsWith(byte[] end) {
            int from = in.position() - end.length;
            return from >= 0 && Arrays.equals(in.array(), from, in.position(), end, 0, end.length);
        }

        private int indexOf(byte[] sought) {
            var bytes = in.array();
            for (int i = 0; i + sought.length <= in.position(); i++) {
                if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
