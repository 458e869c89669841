package org.kopilka.sandbox.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;

/**
 * Lets a connection ask for nothing before it has said a name and a password that are known, as MongoDB's mechanism PLAIN
 * says them; the store listens to this machine alone. Without logins nobody has to.
 */
final class LoginFirst extends ChannelInboundHandlerAdapter {

    private static final Set<String> BEFORE = Set.of("hello", "ismaster", "buildinfo", "ping", "endsessions");
    private static final int UNAUTHORIZED = 13;
    private static final int REFUSED = 18;

    private final Set<String> logins;
    private boolean known;

    LoginFirst(Set<String> logins) {
        this.logins = logins;
        this.known = logins.isEmpty();
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object request) {
        if (known) {
            connection.fireChannelRead(request);
        } else if (request instanceof MongoMessage message && command(message).equals("saslstart")) {
            logIn(connection, message);
        } else if (request instanceof ClientRequest client && isAllowed(client)) {
            connection.fireChannelRead(request);
        } else if (request instanceof MongoMessage message) {
            refuse(connection, message, UNAUTHORIZED, "this command requires authentication");
        } else {
            connection.close();
        }
    }

    private static boolean isAllowed(ClientRequest request) {
        return switch (request) {
            case MongoMessage message -> BEFORE.contains(command(message));
            case MongoQuery query -> BEFORE.contains(first(query.getQuery()));
            default -> false;
        };
    }

    private void logIn(ChannelHandlerContext connection, MongoMessage message) {
        if (message.getDocument().get("payload") instanceof BinData payload
                && "PLAIN".equals(message.getDocument().get("mechanism"))
                && logins.stream().anyMatch(login -> isSame(login, payload.getData()))) {
            known = true;
            var in = new Document("conversationId", 1);
            in.put("done", true);
            in.put("payload", new BinData(new byte[0]));
            in.put("ok", 1.0);
            answer(connection, message, in);
        } else {
            refuse(connection, message, REFUSED, "Authentication failed.");
        }
    }

    /** Authorization identity, name and password with zeros between them; the first is mostly empty. */
    private static boolean isSame(String login, byte[] payload) {
        var said = new String(payload, UTF_8).split("\0", -1);
        return said.length == 3
                && MessageDigest.isEqual(login.getBytes(UTF_8), (said[1] + ":" + said[2]).getBytes(UTF_8));
    }

    private static void refuse(ChannelHandlerContext connection, MongoMessage message, int code, String why) {
        var no = new Document("ok", 0.0);
        no.put("errmsg", why);
        no.put("code", code);
        no.put("codeName", code == REFUSED ? "AuthenticationFailed" : "Unauthorized");
        answer(connection, message, no);
    }

    private static void answer(ChannelHandlerContext connection, MongoMessage message, Document document) {
        var header = new MessageHeader(
                message.getHeader().getRequestID(), message.getHeader().getRequestID());
        connection.writeAndFlush(new MongoMessage(message.getChannel(), header, document));
    }

    private static String command(MongoMessage message) {
        return first(message.getDocument());
    }

    private static String first(Document document) {
        return document.keySet().stream().findFirst().orElse("").toLowerCase(Locale.ROOT);
    }
}
