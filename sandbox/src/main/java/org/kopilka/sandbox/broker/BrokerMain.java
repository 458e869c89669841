package org.kopilka.sandbox.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's process: {@code BrokerMain <port> <controller port>}, with its data in the folder it is started in. */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] args) throws IOException {
        var settings = Path.of("server.properties");
        Files.writeString(settings, settings(args[0], args[1]));
        if (!Files.exists(Path.of("data", "meta.properties"))) {
            var format =
                    new String[] {"format", "--config", settings.toString(), "--cluster-id", "" + Uuid.randomUuid()};
            if (StorageTool.execute(format, System.out) != 0) {
                System.exit(1);
            }
        }
        Kafka.main(new String[] {settings.toString()});
    }

    private static String settings(String port, String controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$s,CONTROLLER://127.0.0.1:%2$s
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
