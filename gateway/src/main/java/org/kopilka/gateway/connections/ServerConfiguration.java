package org.kopilka.gateway.connections;

import java.time.Duration;
import org.kopilka.gateway.problem.Problems;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/** How this program listens. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /** For bodies that no route bounds by their size, such as those that are refused unread. */
    private static final Duration BODY_AT_MOST = Duration.ofMinutes(8);

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> everyAnswer(Problems problems) {
        return factory -> factory.addServerCustomizers(server -> server.requestTimeout(BODY_AT_MOST)
                .doOnChannelInit((_, channel, _) -> channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, "every-answer", new EveryAnswer(problems))));
    }
}
