package org.kopilka.acceptance.containers;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * As much of a mongod as {@code found.js} talks to, over MongoDB's own protocol: a replica set that is not founded yet,
 * its members, its users, and logins by SCRAM-SHA-256 (RFC 7677). Who comes before there is a user may make one. What it
 * has joined another in, it knows in common with it.
 */
final class NewMongod implements AutoCloseable {

    record User(String password, List<?> roles) {}

    private static final String SALT = Base64.getEncoder().encodeToString("kopilka-kopilka-".getBytes());
    private static final int ROUNDS = 4096;
    private static final int OLD_QUERY = 2004;
    private static final int MESSAGE = 2013;

    volatile Map<String, User> users = new ConcurrentHashMap<>();
    /** Connections that are still closed as soon as they come. */
    final AtomicInteger refusals = new AtomicInteger();
    /** Answers that still know of no primary, once it is founded. */
    final AtomicInteger votes = new AtomicInteger();

    private final String address;
    private final ServerSocket door;
    private final List<Socket> open = new ArrayList<>();
    private volatile AtomicReference<@Nullable Document> config = new AtomicReference<>();
    private volatile AtomicReference<@Nullable String> leader = new AtomicReference<>();

    NewMongod(int port) throws IOException {
        this("127.0.0.1", port);
    }

    NewMongod(String address, int port) throws IOException {
        this.address = address;
        door = new ServerSocket(port, 50, InetAddress.getByName(address));
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    /** As mongod does once the set's configuration names it. */
    void joins(NewMongod member) {
        users = member.users;
        leader = member.leader;
        config = member.config;
    }

    void losesItsVolume() {
        users = new ConcurrentHashMap<>();
        leader = new AtomicReference<>();
        config = new AtomicReference<>();
    }

    void leads() {
        leader.set(me());
    }

    private String me() {
        return address + ":" + port();
    }

    List<String> members() {
        var known = config.get();
        return known == null
                ? List.of()
                : known.getList("members", Document.class).stream()
                        .map(member -> member.getString("host"))
                        .toList();
    }

    @Override
    public void close() throws IOException {
        door.close();
        synchronized (open) {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                synchronized (open) {
                    open.add(socket);
                }
                if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    socket.close();
                } else {
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        var talk = new Talk();
        try (socket;
                var in = new DataInputStream(socket.getInputStream())) {
            while (true) {
                var head = little(in.readNBytes(16));
                var body = in.readNBytes(head.getInt(0) - 16);
                var old = head.getInt(12) == OLD_QUERY;
                // An old query names a collection, ends it with 0, and skips and limits by eight bytes; a message has
                // its flags and the kind of its first section.
                var at = 5;
                if (old) {
                    at = 4;
                    while (body[at] != 0) {
                        at++;
                    }
                    at += 9;
                }
                var command = new DocumentCodec()
                        .decode(
                                new BsonBinaryReader(ByteBuffer.wrap(body, at, body.length - at)
                                        .slice()
                                        .order(ByteOrder.LITTLE_ENDIAN)),
                                DecoderContext.builder().build());
                socket.getOutputStream().write(packed(head.getInt(4), old, answer(talk, command)));
            }
        } catch (IOException | RuntimeException left) {
            // whoever talks to us has gone
        }
    }

    private static byte[] packed(int to, boolean old, Document answer) {
        var bson = new BasicOutputBuffer();
        new DocumentCodec()
                .encode(
                        new BsonBinaryWriter(bson),
                        answer,
                        EncoderContext.builder().build());
        var size = bson.getSize();
        var packed = ByteBuffer.allocate((old ? 36 : 21) + size).order(ByteOrder.LITTLE_ENDIAN);
        packed.putInt(packed.capacity()).putInt(1).putInt(to).putInt(old ? 1 : MESSAGE);
        if (old) {
            packed.putInt(8).putLong(0).putInt(0).putInt(1);
        } else {
            packed.putInt(0).put((byte) 0);
        }
        return packed.put(bson.toByteArray()).array();
    }

    private static ByteBuffer little(byte[] bytes) throws IOException {
        if (bytes.length < 16) {
            throw new IOException("ended");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What one connection has said so far. */
    private static final class Talk {
        @Nullable
        String user;

        final Map<String, String> said = new HashMap<>();
    }

    private Document answer(Talk talk, Document command) {
        var name = command.keySet().iterator().next();
        return switch (name) {
            case "hello", "isMaster", "ismaster" -> hello(command);
            case "saslStart", "saslContinue" -> login(talk, command);
            case "ping", "buildInfo", "getParameter", "endSessions", "connectionStatus" -> ok();
            case "replSetInitiate", "createUser" ->
                talk.user == null && !users.isEmpty()
                        ? refused(13, "Unauthorized", name + " requires authentication")
                        : administrate(name, command);
            default ->
                talk.user == null
                        ? refused(13, "Unauthorized", name + " requires authentication")
                        : administrate(name, command);
        };
    }

    private Document administrate(String name, Document command) {
        switch (name) {
            case "replSetInitiate" -> {
                if (config.get() != null) {
                    return refused(23, "AlreadyInitialized", "already initialized");
                }
                config.set(command.get(name, Document.class).append("version", 1));
                leads();
            }
            case "replSetReconfig" -> {
                var next = command.get(name, Document.class);
                var votes = next.getList("members", Document.class).size()
                        - members().size();
                if (Math.abs(votes) > 1) {
                    return refused(103, "NewReplicaSetConfigurationIncompatible", "one vote at a time");
                }
                if (next.getList("members", Document.class).stream()
                        .noneMatch(member -> me().equals(member.getString("host")))) {
                    return refused(74, "NodeNotFound", "a leader cannot take out itself");
                }
                config.set(next);
            }
            case "replSetStepDown" ->
                leader.set(members().reversed().stream()
                        .filter(member -> !member.equals(me()))
                        .findFirst()
                        .orElseThrow());
            case "replSetGetConfig" -> {
                return ok().append("config", config.get());
            }
            case "createUser" -> {
                if (users.containsKey(command.getString(name))) {
                    return refused(51003, "Location51003", "User already exists");
                }
                users.put(command.getString(name), user(command));
            }
            case "updateUser" ->
                users.computeIfPresent(
                        command.getString(name),
                        (_, known) -> new User(
                                command.get("pwd", known.password()),
                                command.get("roles", List.class) == null
                                        ? known.roles()
                                        : user(command).roles()));
            case "usersInfo" -> {
                var who = command.get(name) instanceof Document it ? it.getString("user") : command.getString(name);
                return ok().append(
                                "users",
                                users.containsKey(who)
                                        ? List.of(new Document("user", who).append("db", "admin"))
                                        : List.of());
            }
            default -> {
                return refused(59, "CommandNotFound", "no such command: " + name);
            }
        }
        return ok();
    }

    private static User user(Document command) {
        return new User(command.getString("pwd"), command.getList("roles", Object.class));
    }

    private Document hello(Document command) {
        var hello = ok().append("helloOk", true)
                .append("maxBsonObjectSize", 16 << 20)
                .append("maxMessageSizeBytes", 48_000_000)
                .append("maxWriteBatchSize", 100_000)
                .append("minWireVersion", 0)
                .append("maxWireVersion", 25);
        if (command.containsKey("saslSupportedMechs")) {
            hello.append("saslSupportedMechs", List.of("SCRAM-SHA-256"));
        }
        var known = config.get();
        if (known == null || !members().contains(me())) {
            return hello.append("isreplicaset", true)
                    .append("isWritablePrimary", false)
                    .append("ismaster", false);
        }
        hello.append("setName", known.getString("_id"))
                .append("hosts", members())
                .append("me", me());
        if (votes.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return hello.append("isWritablePrimary", false)
                    .append("ismaster", false)
                    .append("secondary", true);
        }
        var leads = me().equals(leader.get());
        return hello.append("isWritablePrimary", leads)
                .append("ismaster", leads)
                .append("secondary", !leads)
                .append("primary", leader.get());
    }

    private Document login(Talk talk, Document command) {
        var payload = new String(command.get("payload", Binary.class).getData(), StandardCharsets.UTF_8);
        var fields = new TreeMap<String, String>();
        for (var field : payload.split(",")) {
            if (field.contains("=")) {
                fields.put(field.substring(0, 1), field.substring(2));
            }
        }
        if (command.containsKey("saslStart")) {
            var first = "r=%sserver,s=%s,i=%d".formatted(fields.get("r"), SALT, ROUNDS);
            talk.said.put("user", fields.get("n"));
            talk.said.put("messages", payload.substring(payload.indexOf("n=")) + "," + first);
            return step(first, false);
        }
        if (payload.isEmpty()) {
            talk.user = talk.said.get("user");
            return step("", true);
        }
        var known = users.get(talk.said.get("user"));
        try {
            if (known == null) {
                return refused(18, "AuthenticationFailed", "Authentication failed.");
            }
            var salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(
                            known.password().toCharArray(), Base64.getDecoder().decode(SALT), ROUNDS, 256))
                    .getEncoded();
            var key = hmac(salted, "Client Key");
            var message = talk.said.get("messages") + "," + payload.substring(0, payload.indexOf(",p="));
            var proof = hmac(MessageDigest.getInstance("SHA-256").digest(key), message);
            for (int n = 0; n < proof.length; n++) {
                proof[n] ^= key[n];
            }
            if (!MessageDigest.isEqual(proof, Base64.getDecoder().decode(fields.get("p")))) {
                return refused(18, "AuthenticationFailed", "Authentication failed.");
            }
            return step("v=" + Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), message)), false);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Document step(String payload, boolean done) {
        return ok().append("conversationId", 1)
                .append("done", done)
                .append("payload", new Binary(payload.getBytes(StandardCharsets.UTF_8)));
    }

    private static Document ok() {
        return new Document("ok", 1);
    }

    private static Document refused(int code, String name, String why) {
        return new Document("ok", 0)
                .append("code", code)
                .append("codeName", name)
                .append("errmsg", why);
    }
}
