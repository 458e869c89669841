package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Lets a reply out only when everything it may tell of is on disk; the event loop goes on meanwhile.
 * What the store says of itself waits for nothing, so that no driver takes it for dead while it writes much.
 */
final class HeldReplies extends ChannelOutboundHandlerAdapter {

    private final DurableBackend backend;

    HeldReplies(DurableBackend backend) {
        this.backend = backend;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object reply, ChannelPromise promise) {
        if (reply instanceof MongoMessage message && Greeting.is(message.getDocument())) {
            ctx.writeAndFlush(reply, promise);
        } else {
            backend.whenDurable(() -> ctx.writeAndFlush(reply, promise));
        }
    }
}
