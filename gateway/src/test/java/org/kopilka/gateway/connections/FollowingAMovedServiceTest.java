package org.kopilka.gateway.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowingAMovedServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void finds_a_service_at_its_new_address_whatever_the_name_server_says_of_keeping_the_old_one() throws Exception {
        var before = InetAddress.getByName("127.0.0.2");
        var after = InetAddress.getByName("127.0.0.3");
        var service = start(before, 0, "before");
        var port = service.getAddress().getPort();
        try (var names = new NameServer(before)) {
            var client = attentive(names);
            assertThat(ask(client, port)).isEqualTo("before");

            service.stop(0);
            service = start(after, port, "after");
            names.answers(after);

            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(ask(client, port)).isEqualTo("after"));
        } finally {
            service.stop(0);
        }
    }

    /** As the gateway's, only with another name server than the machine's. */
    private static HttpClient attentive(NameServer names) {
        return Connections.attentive(HttpClient.create()).resolver(spec -> {
            Connections.followingMoves(spec);
            spec.dnsAddressResolverGroupProvider(builder -> new DnsAddressResolverGroup(
                    builder.nameServerProvider(new SingletonDnsServerAddressStreamProvider(names.address()))));
        });
    }

    private static String ask(HttpClient client, int port) {
        return String.valueOf(client.get()
                .uri("http://staff-service.kopilka.example:" + port + "/")
                .responseContent()
                .aggregate()
                .asString()
                .block(PATIENCE));
    }

    private static HttpServer start(InetAddress address, int port, String says) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(address, port), 16);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, says.length());
            exchange.getResponseBody().write(says.getBytes());
            exchange.close();
        });
        server.start();
        return server;
    }
}
