package org.kopilka.sandbox.store;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/** Lets a reply out only when everything it may tell of is on disk; the event loop goes on meanwhile. */
final class HeldReplies extends ChannelOutboundHandlerAdapter {

    private final DurableBackend backend;

    HeldReplies(DurableBackend backend) {
        this.backend = backend;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object reply, ChannelPromise promise) {
        backend.whenDurable(() -> ctx.writeAndFlush(reply, promise));
    }
}
