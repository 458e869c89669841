#!/bin/sh
# Waits until all of the network is there: every Deployment and StatefulSet as it should be, and the portal ready.
#   sh k8s/wait.sh [NAMESPACE [SECONDS]]         the namespace kopilka and 900 seconds, if not given
# It says whom it waits for, and why whenever a minute has gone by; it ends with 1 if the time was not enough.
set -eu
namespace=${1:-${NAMESPACE:-kopilka}}
seconds=${2:-900}
k() { "${KUBECTL:-kubectl}" -n "$namespace" "$@"; }
fail() { echo "$*" >&2 && exit 1; }

# Names of those that are not yet as they should be, one a line.
missing() {
    deployments=$(k get deployments -o 'jsonpath={range .items[*]}{.metadata.name}{" "}{.metadata.generation}{" "}{.status.observedGeneration}{" "}{.spec.replicas}{" r"}{.status.replicas}{" u"}{.status.updatedReplicas}{" a"}{.status.availableReplicas}{"\n"}{end}') &&
        sets=$(k get statefulsets -o 'jsonpath={range .items[*]}{.metadata.name}{" "}{.metadata.generation}{" o"}{.status.observedGeneration}{" "}{.spec.replicas}{" r"}{.status.readyReplicas}{" "}{.status.currentRevision}{" "}{.status.updateRevision}{"\n"}{end}') || {
        echo "the cluster's answer"
        return
    }
    echo "$deployments" |
        awk 'NF {for (i = 5; i <= 7; i++) $i = substr($i, 2) + 0
            if ($3 < $2 || $5 != $4 || $6 != $4 || $7 != $4) print $1 " (" $7 " of " $4 ")"}'
    echo "$sets" |
        awk 'NF {o = substr($3, 2) + 0; r = substr($5, 2) + 0
            if (o < $2 || r != $4 || $6 != $7) print $1 " (" r " of " $4 ")"}'
}

# Of each pod that is not ready what it says, what happened to it last, and its last line.
why() {
    k get pods -o 'jsonpath={range .items[*]}{.metadata.name}{" "}{.status.phase}{" "}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' |
        awk '$2 != "Succeeded" && $3 != "True" {print $1, $2}' | while read -r pod phase; do
        reason=$(k get pod "$pod" -o 'jsonpath={range .status.containerStatuses[*]}{.state.waiting.reason} {.state.waiting.message} {.state.terminated.reason}{end}{range .status.conditions[?(@.status=="False")]}{.message}; {end}' 2>/dev/null || true)
        echo "  $pod is $phase: $(echo "$reason" | tr '\n' ' ')"
        event=$(k get events --field-selector "involvedObject.name=$pod,type=Warning" --sort-by=.lastTimestamp \
            -o 'jsonpath={range .items[*]}{.reason}: {.message}{"\n"}{end}' 2>/dev/null | tail -n 1 || true)
        [ -z "$event" ] || echo "    event: $event"
        [ "$phase" = Pending ] || {
            line=$(k logs "$pod" --tail=1 2>/dev/null || true)
            [ -n "$line" ] || line=$(k logs "$pod" --tail=1 --previous 2>/dev/null || true)
            [ -z "$line" ] || echo "    log: $line"
        }
    done
    # Pods that are not even made: a quota, PodSecurity.
    k get events --field-selector reason=FailedCreate --sort-by=.lastTimestamp \
        -o 'jsonpath={range .items[*]}{"  "}{.involvedObject.kind} {.involvedObject.name}: {.message}{"\n"}{end}' 2>/dev/null | tail -n 3
}

# The portal's own answer, by a way that needs neither ingress nor anything but kubectl; without the cluster's login.
ready() {
    out=$(mktemp)
    # Not by the function: its shell would be what ends.
    "${KUBECTL:-kubectl}" -n "$namespace" port-forward svc/gateway :8080 >"$out" 2>&1 &
    forward=$!
    answer=
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        port=$(sed -n 's/^Forwarding from 127.0.0.1:\([0-9]*\) .*/\1/p' "$out")
        if [ -n "$port" ]; then
            answer=$("${KUBECTL:-kubectl}" --kubeconfig=/dev/null --server="http://127.0.0.1:$port" --request-timeout=5s \
                get --raw /readyz 2>&1) && said=0 || said=1
            break
        fi
        kill -0 $forward 2>/dev/null || break
        sleep 1
    done
    [ -n "$answer" ] || answer=$(tail -n 1 "$out")
    kill $forward 2>/dev/null || true
    rm -f "$out"
    return "${said:-1}"
}

k get deployment gateway >/dev/null || fail "There is no network in the namespace $namespace: kubectl apply -k k8s/overlays/…"
began=$(date +%s)
told=
asked=$began
while :; do
    waits=$(missing | paste -sd , - | sed 's/,/, /g')
    now=$(date +%s)
    if [ -z "$waits" ]; then
        if ready; then
            echo "All is there after $((now - began)) s, and the portal is ready"
            exit 0
        fi
        waits="the portal, which says: $answer"
    fi
    if [ "$waits" != "$told" ]; then
        echo "Waits for $waits"
        told=$waits
    fi
    if [ $((now - began)) -ge "$seconds" ]; then
        why
        fail "Not there after $seconds s: $waits"
    fi
    if [ $((now - asked)) -ge 60 ]; then
        why
        asked=$now
    fi
    sleep 2
done
