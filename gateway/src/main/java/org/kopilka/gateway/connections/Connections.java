package org.kopilka.gateway.connections;

import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import java.time.Duration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.NameResolverProvider.NameResolverSpec;

/**
 * Connections that notice when the other side is gone or has moved. A name is asked for again after some seconds,
 * whatever its time to live: Docker says 600 s. A machine that does not acknowledge what it is sent, or does not answer
 * when asked whether it is there, loses its connections after some seconds, however long an answer may take.
 */
public final class Connections {

    private static final Duration NAME_KEPT = Duration.ofSeconds(3);
    private static final Duration NO_NAME_KEPT = Duration.ofSeconds(1);
    /** Within one network a connection comes at once; a lost first packet is sent again after a second. */
    private static final Duration CONNECTED_WITHIN = Duration.ofMillis(1_100);

    private static final int SILENT_SECONDS = 3;

    private Connections() {}

    /** Tries nothing again by itself: whether a request may be sent twice, the request says. */
    public static HttpClient attentive(HttpClient client) {
        var attentive = client.resolver(Connections::followingMoves)
                .disableRetry(true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECTED_WITHIN.toMillis());
        if (!Epoll.isAvailable()) {
            return attentive;
        }
        return attentive
                .option(EpollChannelOption.TCP_USER_TIMEOUT, SILENT_SECONDS * 1_000)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(EpollChannelOption.TCP_KEEPIDLE, 1)
                .option(EpollChannelOption.TCP_KEEPINTVL, 1)
                .option(EpollChannelOption.TCP_KEEPCNT, SILENT_SECONDS);
    }

    static void followingMoves(NameResolverSpec names) {
        names.cacheMaxTimeToLive(NAME_KEPT).cacheNegativeTimeToLive(NO_NAME_KEPT);
    }
}
