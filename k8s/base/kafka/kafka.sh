#!/bin/bash
# One node of the cluster; the number at the end of its host's name is its own. Programs log in as users of their own
# (SCRAM), nodes among themselves by KAFKA_KEY. With a folder KAFKA_TLS (tls.crt, tls.key, ca.crt) all of it is encrypted.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
nodes=${NODES:-1}
data=${KAFKA_DATA:-/var/lib/kafka/data}
settings=/tmp/server.properties
export NODE_SETTINGS=/tmp/node.properties
umask 077
if ! touch "$data/.writable"; then
    echo "The volume at $data cannot be written to: give it to the user $(id -u), or mount it for writing" >&2
    exit 1
fi

voters=
for ((n = 0; n < nodes; n++)); do
    voters+=${voters:+,}$n@${HOSTNAME%-*}-$n${DOMAIN:-}:9093
done
copies=$((nodes < 3 ? 1 : 3))
in_sync=$((nodes < 3 ? 1 : 2))

# Each key has a name of its own, so that while keys change a node knows the other's.
name() { echo "node-$(printf %s "$1" | sha256sum | cut -c 1-8)"; }
me=$(name "$KAFKA_KEY")
known="user_$me=\"$KAFKA_KEY\""
super=User:$me
if [ -n "${KAFKA_KEY_BEFORE:-}" ]; then
    known+=" user_$(name "$KAFKA_KEY_BEFORE")=\"$KAFKA_KEY_BEFORE\""
    super+=";User:$(name "$KAFKA_KEY_BEFORE")"
fi
plain=org.apache.kafka.common.security.plain.PlainLoginModule
protocol=SASL_PLAINTEXT
: >/tmp/tls.properties
if [ -n "${KAFKA_TLS:-}" ]; then
    protocol=SASL_SSL
    cat "$KAFKA_TLS/tls.key" "$KAFKA_TLS/tls.crt" >/tmp/tls.pem
    cat >/tmp/tls.properties <<PROPERTIES
ssl.keystore.type=PEM
ssl.keystore.location=/tmp/tls.pem
ssl.truststore.type=PEM
ssl.truststore.location=$KAFKA_TLS/ca.crt
PROPERTIES
fi

cat >$settings - /tmp/tls.properties <<PROPERTIES
process.roles=broker,controller
node.id=${HOSTNAME##*-}
controller.quorum.voters=$voters
listeners=PROGRAMS://:9092,CONTROLLER://:9093,NODES://:9094
advertised.listeners=PROGRAMS://${ADVERTISED:-$HOSTNAME${DOMAIN:-}}:9092,NODES://$HOSTNAME${DOMAIN:-}:9094
listener.security.protocol.map=PROGRAMS:$protocol,CONTROLLER:$protocol,NODES:$protocol
inter.broker.listener.name=NODES
controller.listener.names=CONTROLLER
log.dirs=$data/log

listener.name.programs.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.programs.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
sasl.mechanism.inter.broker.protocol=PLAIN
listener.name.nodes.sasl.enabled.mechanisms=PLAIN
listener.name.nodes.plain.sasl.jaas.config=$plain required username="$me" password="$KAFKA_KEY" $known;
sasl.mechanism.controller.protocol=PLAIN
listener.name.controller.sasl.enabled.mechanisms=PLAIN
listener.name.controller.plain.sasl.jaas.config=$plain required username="$me" password="$KAFKA_KEY" $known;
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
allow.everyone.if.no.acl.found=false
super.users=$super

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
cat >$NODE_SETTINGS - /tmp/tls.properties <<PROPERTIES
security.protocol=$protocol
sasl.mechanism=PLAIN
sasl.jaas.config=$plain required username="$me" password="$KAFKA_KEY";
PROPERTIES

# Everything it has to say goes to standard output; the folder for files is only asked for.
export LOG_DIR=/tmp/logs EXTRA_ARGS='-name kafka' KAFKA_LOG4J_OPTS="-Dlog4j2.configurationFile=$here/log4j2.yaml"
bin=${KAFKA_BIN:-/opt/kafka/bin}
"$bin/kafka-storage.sh" format --ignore-formatted --cluster-id "${CLUSTER:-S29waWxrYS1Lb3BpbGthIQ}" --config $settings
case $HOSTNAME in
*-0)
    (
        until bash "$here/access.sh"; do
            echo "access.sh ended early and begins again"
            sleep 5
        done
    ) &
    ;;
esac
exec "$bin/kafka-server-start.sh" $settings
