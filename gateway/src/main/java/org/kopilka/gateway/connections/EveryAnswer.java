package org.kopilka.gateway.connections;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.kopilka.gateway.problem.Problems;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Beside the codec of a connection. What the codec cannot read as a request is refused by the server with a status alone;
 * here it becomes a problem, in Russian, as nothing of the sender is known. Whoever speaks HTTP/1.0 knows no chunks, so that the end of the connection ends the answer.
 */
final class EveryAnswer extends ChannelDuplexHandler {

    private final Problems problems;
    private boolean unreadable;
    private boolean knowsNoChunks;
    private boolean endsWithConnection;

    EveryAnswer(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            unreadable = request.decoderResult().isFailure();
            knowsNoChunks = HttpVersion.HTTP_1_0.equals(request.protocolVersion());
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var answer = message;
        if (unreadable
                && message instanceof FullHttpResponse bare
                && bare.status().code() >= 400) {
            answer = problem(bare);
            ReferenceCountUtil.release(message);
        } else if (knowsNoChunks
                && message instanceof HttpResponse whole
                && HttpUtil.isTransferEncodingChunked(whole)) {
            HttpUtil.setTransferEncodingChunked(whole, false);
            whole.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            endsWithConnection = true;
        }
        if (endsWithConnection && message instanceof LastHttpContent) {
            context.write(answer, promise.unvoid()).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.write(answer, promise);
        }
    }

    private FullHttpResponse problem(FullHttpResponse bare) {
        var body = problems.json(HttpStatusCode.valueOf(bare.status().code()));
        var told = new DefaultFullHttpResponse(bare.protocolVersion(), bare.status(), Unpooled.wrappedBuffer(body));
        told.headers()
                .set(bare.headers())
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return told;
    }
}
