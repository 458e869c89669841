#!/bin/sh
# Has the services tell each other anew what they know, as after Kafka's data were lost, and waits until all is heard:
#   sh k8s/retell.sh
#   sh k8s/retell.sh --compose .env              the network of docker-compose.yml
# The namespace is $NAMESPACE, or kopilka. Changes nothing that people entered; stopped half-way, it can be run again.
set -eu
. "$(dirname "$0")/operations.sh"
with_compose "$@" && shift 2
[ $# = 0 ] || fail "Not understood: $*"
if [ -n "$compose" ]; then
    contained retell </dev/null
    contained wait </dev/null
else
    open_pod
    program retell
    program wait
fi
