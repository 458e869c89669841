#!/bin/bash
# Brings the broker's users to what KAFKA_LOGIN_* say (name:password), and what they may do to access.txt. Run by the
# first node at each start, and by k8s/rotate.sh, which names in FORMER_LOGINS who is to log in no longer. What was
# given is written down beside the data, since every change is a JVM's start.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
given=${KAFKA_DATA:-/var/lib/kafka/data}/access-given
bin=${KAFKA_BIN:-/opt/kafka/bin}
node=${NODE_SETTINGS:-/tmp/node.properties}
umask 077
# Kafka's own options name another collector.
export KAFKA_HEAP_OPTS=-Xmx64m KAFKA_JVM_PERFORMANCE_OPTS='-XX:+UseSerialGC -XX:TieredStopAtLevel=1' \
    KAFKA_JMX_OPTS=-Djava.awt.headless=true KAFKA_LOG4J_OPTS="-Dlog4j2.configurationFile=$here/log4j2.yaml"
export LOG_DIR=/tmp/logs
touch "$given"
until (exec 3<>/dev/tcp/127.0.0.1/9094) 2>/dev/null; do sleep 1; done

ask() { # COMMAND WORDS…, again where a name or the broker does not answer in time
    local said
    for _ in 1 2 3 4 5; do
        said=$("$@" --bootstrap-server "$HOSTNAME${DOMAIN:-}:9094" --command-config "$node" </dev/null 2>&1) && return
        sleep 2
    done
    printf '%s\n' "$said" >&2
    return 1
}
sum() { sha256sum | cut -c 1-32; }
# Whether the same was done before; if not, done says so afterwards.
is_done() { grep -qxF "$1 $2" "$given"; }
done_now() {
    grep -v "^$1 " "$given" >"$given.new" || true
    echo "$1 $2" >>"$given.new"
    mv "$given.new" "$given"
}

# Some images have Kafka's programs and not each of its commands.
acls=("$bin/kafka-acls.sh")
[ -e "${acls[0]}" ] || acls=(by_its_jars org.apache.kafka.tools.AclCommand)
by_its_jars() {
    # shellcheck disable=SC2086
    java $KAFKA_HEAP_OPTS $KAFKA_JVM_PERFORMANCE_OPTS $KAFKA_LOG4J_OPTS -cp "$bin/../libs/*" "$@"
}

# Names come in turn, so that a new login is good before anybody has it: both may do the same.
change() { # --add or --remove … <LINES
    local user words
    while read -r user words; do
        # shellcheck disable=SC2086
        ask "${acls[@]}" "$@" --allow-principal "User:$user" --allow-principal "User:$user-2" $words
    done
}
topics() { printf -- '--topic %s ' "$@"; }
# What access.txt says, as lines of a user and words of kafka-acls.sh.
wanted() {
    local user what names own
    local writing='--operation Write --operation Read --operation Describe --operation DescribeConfigs'
    while read -r user what names; do
        own=$names
        if [ "$what" = reads ]; then
            # Whoever starts first makes a topic, its readers too.
            # shellcheck disable=SC2086
            echo "$user --operation Read --operation Describe --operation DescribeConfigs --operation Create $(topics $names)"
            echo "$user --operation Read --operation Describe --group $user --resource-pattern-type prefixed"
            own=$(for name in $names; do echo "$name.$user.dlt"; done)
        fi
        # shellcheck disable=SC2086
        echo "$user $writing --operation Create --operation Alter $(topics $own)"
    done < <(grep -v '^#' "$here/access.txt")
    echo "operations --operation Describe --operation Delete --topic kopilka. --resource-pattern-type prefixed"
    echo "operations --operation Describe --operation Delete --group *"
}

# Before anybody can log in: a producer that was refused once may wait for its number for ever, and a start would mend it.
access=$(cat "$here/access.txt" "$0" | sum)
if ! is_done access "$access"; then
    # As soon as the broker answers; what this one has loaded, the next twenty find.
    # What is left behind would fill the pod's /tmp, try by try.
    learnt=$(mktemp -d)
    trap 'rm -rf "$learnt"' EXIT
    loaded=$learnt/loaded.jsa
    until KAFKA_HEAP_OPTS="$KAFKA_HEAP_OPTS -XX:ArchiveClassesAtExit=$loaded" ask "${acls[@]}" --list; do sleep 1; done
    [ ! -e "$loaded" ] || KAFKA_HEAP_OPTS+=" -XX:SharedArchiveFile=$loaded"
    set -f
    touch "$given-rights"
    wanted >"$given-rights.new"
    # What is no longer allowed goes first: it may share a topic with what stays.
    change --remove --force < <(grep -vxFf "$given-rights.new" "$given-rights" || true)
    change --add <"$given-rights.new"
    mv "$given-rights.new" "$given-rights"
    set +f
    done_now access "$access"
    echo "Everybody may do at Kafka what access.txt says"
fi
let_in() { # USER PASSWORD
    ask "$bin/kafka-configs.sh" --alter --entity-type users --entity-name "$1" --add-config "SCRAM-SHA-512=[password=$2]"
}
# Asked each time: what was written down is no proof.
known=$("$bin/kafka-configs.sh" --bootstrap-server "$HOSTNAME${DOMAIN:-}:9094" --command-config "$node" --describe \
    --entity-type users </dev/null)
for variable in ${!KAFKA_LOGIN_*}; do
    login=${!variable}
    what=$(printf %s "$login" | sum)
    if ! is_done "${login%%:*}" "$what" || [[ $known != *"'${login%%:*}'"* ]]; then
        let_in "${login%%:*}" "${login#*:}"
        done_now "${login%%:*}" "$what"
        echo "Kafka knows ${login%%:*}"
    fi
done
# Not deleted: a broker that reads of users made and deleted in one go may forget them all (ScramDelta.apply of Kafka 4.2
# drops the list that it is filling when it becomes empty). A password that nobody knows is as good.
for former in ${FORMER_LOGINS:-}; do
    let_in "$former" "$(head -c 32 /dev/urandom | sum)"
    done_now "$former" gone
done
