#!/bin/bash
# One node of the cluster; the number at the end of its host's name is its own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
nodes=${NODES:-1}
data=${KAFKA_DATA:-/var/lib/kafka/data}
settings=/tmp/server.properties

voters=
for ((n = 0; n < nodes; n++)); do
    voters+=${voters:+,}$n@${HOSTNAME%-*}-$n${DOMAIN:-}:9093
done
copies=$((nodes < 3 ? 1 : 3))
in_sync=$((nodes < 3 ? 1 : 2))

cat >$settings <<PROPERTIES
process.roles=broker,controller
node.id=${HOSTNAME##*-}
controller.quorum.voters=$voters
listeners=BROKER://:9092,CONTROLLER://:9093
advertised.listeners=BROKER://$HOSTNAME${DOMAIN:-}:9092
listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=BROKER
controller.listener.names=CONTROLLER
log.dirs=$data/log

auto.create.topics.enable=false
log.cleaner.dedupe.buffer.size=33554432
default.replication.factor=$copies
min.insync.replicas=$in_sync
offsets.topic.replication.factor=$copies
transaction.state.log.replication.factor=$copies
transaction.state.log.min.isr=$in_sync
share.coordinator.state.topic.replication.factor=$copies
share.coordinator.state.topic.min.isr=$in_sync
PROPERTIES

# Everything it has to say goes to standard output; the folder for files is only asked for.
export LOG_DIR=/tmp/logs EXTRA_ARGS='-name kafka' KAFKA_LOG4J_OPTS="-Dlog4j2.configurationFile=$here/log4j2.yaml"
bin=${KAFKA_BIN:-/opt/kafka/bin}
"$bin/kafka-storage.sh" format --ignore-formatted --cluster-id "${CLUSTER:-S29waWxrYS1Lb3BpbGthIQ}" --config $settings
exec "$bin/kafka-server-start.sh" $settings
