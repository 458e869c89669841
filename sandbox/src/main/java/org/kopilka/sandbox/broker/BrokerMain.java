package org.kopilka.sandbox.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * The broker's process: {@code BrokerMain <port> <controller port> [<access.txt>]}, with its data in the folder it is
 * started in. With the table everybody logs in: those of {@code KAFKA_LOGIN_*}, and the broker itself by
 * {@code KAFKA_KEY}; without it nobody has to.
 */
public final class BrokerMain {

    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String OPEN = "\nlistener.security.protocol.map=PROGRAMS:PLAINTEXT,CONTROLLER:PLAINTEXT\n";

    private BrokerMain() {}

    public static void main(String[] args) throws IOException {
        var settings = Path.of("server.properties");
        var guarded = args.length > 2;
        Files.deleteIfExists(settings);
        Files.createFile(settings, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(settings, settings(args[0], args[1]) + (guarded ? guard(System.getenv("KAFKA_KEY")) : OPEN));
        if (!Files.exists(Path.of("data", "meta.properties"))) {
            var format =
                    new String[] {"format", "--config", settings.toString(), "--cluster-id", "" + Uuid.randomUuid()};
            if (StorageTool.execute(format, System.out) != 0) {
                System.exit(1);
            }
        }
        if (guarded) {
            var access = Access.of(System.getenv(), Path.of(args[2]));
            Thread.ofPlatform()
                    .daemon()
                    .name("access")
                    .start(() -> give(access, "127.0.0.1:" + args[0], System.getenv("KAFKA_KEY")));
        }
        Kafka.main(new String[] {settings.toString()});
    }

    /** As soon as the broker answers; until then everybody waits anyway. */
    private static void give(Access access, String bootstrap, String key) {
        var told = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrap,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                PLAIN + " required username=\"node\" password=\"" + key + "\";");
        try (var broker = Admin.create(told)) {
            while (true) {
                try {
                    access.give(broker);
                    return;
                } catch (ExecutionException notYet) {
                    System.out.println("The broker does not take its users yet: " + notYet.getMessage());
                    Thread.sleep(200);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String guard(String key) {
        return """

                listener.security.protocol.map=PROGRAMS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
                listener.name.programs.sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN
                listener.name.programs.scram-sha-512.sasl.jaas.config=%2$s required;
                listener.name.programs.plain.sasl.jaas.config=%1$s required username="node" password="%3$s" user_node="%3$s";
                listener.name.controller.sasl.enabled.mechanisms=PLAIN
                listener.name.controller.plain.sasl.jaas.config=%1$s required username="node" password="%3$s" user_node="%3$s";
                sasl.mechanism.inter.broker.protocol=PLAIN
                sasl.mechanism.controller.protocol=PLAIN
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:node
                """.formatted(PLAIN, "org.apache.kafka.common.security.scram.ScramLoginModule", key);
    }

    private static String settings(String port, String controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PROGRAMS://127.0.0.1:%1$s,CONTROLLER://127.0.0.1:%2$s
                inter.broker.listener.name=PROGRAMS
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$s
                log.dirs=data

                auto.create.topics.enable=false
                num.partitions=3
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=2
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=2

                # A killed broker may come back at once, and a new group starts at once.
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                group.initial.rebalance.delay.ms=0

                # One small machine.
                num.network.threads=2
                num.io.threads=3
                num.replica.fetchers=1
                background.threads=2
                log.cleaner.dedupe.buffer.size=8388608
                log.segment.bytes=67108864
                log.index.size.max.bytes=1048576
                """.formatted(port, controllerPort);
    }
}
