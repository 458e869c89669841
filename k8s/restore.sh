#!/bin/sh
# Brings the network back to what a backup holds:
#   sh k8s/restore.sh FILE [--over]              --over replaces what is there; without it only an empty network is filled
#   sh k8s/restore.sh --compose .env FILE [--over]   the network of docker-compose.yml
#   sh k8s/restore.sh start                      starts the programs again after a restore that did not end
# The namespace is $NAMESPACE, or kopilka. KOPILKA_BACKUP_IDENTITY names the file with the key of an encrypted backup.
# Stopped half-way, it can be run again.
set -eu
. "$(dirname "$0")/operations.sh"
with_compose "$@" && shift 2
file=${1:?"Say which file: sh k8s/restore.sh kopilka.zip"}
programs='app.kubernetes.io/component in (gateway,service)'
before=kopilka.org/replicas-before-restore

start() {
    for deployment in $(k get deployments -l "$programs" -o name); do
        replicas=$(k get "$deployment" -o "jsonpath={.metadata.annotations.kopilka\.org/replicas-before-restore}")
        [ -z "$replicas" ] || k scale "$deployment" --replicas="$replicas" >/dev/null
        k annotate "$deployment" "$before-" >/dev/null
    done
    k patch cronjob backup -p '{"spec":{"suspend":false}}' >/dev/null
}
if [ "$file" = start ]; then
    [ -z "$compose" ] || fail "With Compose: docker compose --env-file $compose up --detach --wait"
    start
    exec sh "$(dirname "$0")/wait.sh" "$namespace"
fi
[ -r "$file" ] || fail "$file is not there or cannot be read."
[ -z "${KOPILKA_BACKUP_IDENTITY:-}" ] || [ -r "$KOPILKA_BACKUP_IDENTITY" ] ||
    fail "$KOPILKA_BACKUP_IDENTITY, which KOPILKA_BACKUP_IDENTITY names, cannot be read."
[ $# -lt 2 ] || [ "$2" = --over ] || fail "Not understood: $2"

if [ -n "$compose" ]; then
    contained restore - --check ${2:+"$2"} <"$file" || fail "Nothing was changed."
    echo "Restores $file: the portal is away meanwhile${2:+, and what is there now is replaced}"
    composed stop gateway staff-service events-service survey-service experience-bank-service 2>/dev/null
    echo "The programs are stopped"
    contained restore - ${2:+"$2"} <"$file" ||
        fail "Not restored, and the programs are still stopped: mend what it says, and run this again with --over."
    composed up --detach --no-build --wait --wait-timeout 800 2>/dev/null ||
        fail "Restored, but not everything is up: docker compose ps says what."
    contained wait </dev/null
    exit
fi

open_pod
k exec -i "$pod" -c program -- sh -c 'umask 077 && cat >/tmp/backup' <"$file"
[ "$(k exec "$pod" -c program -- sha256sum /tmp/backup | cut -d ' ' -f 1)" = "$(checksum "$file")" ] ||
    fail "On the way something was lost; nothing was changed. Try again."
if [ -n "${KOPILKA_BACKUP_IDENTITY:-}" ]; then
    k exec -i "$pod" -c program -- sh -c 'umask 077 && cat >/tmp/identity' <"$KOPILKA_BACKUP_IDENTITY"
fi
program restore /tmp/backup --check ${2:+"$2"} || fail "Nothing was changed."

echo "Restores $file in $namespace: the portal is away meanwhile${2:+, and what is there now is replaced}"
k patch cronjob backup -p '{"spec":{"suspend":true}}' >/dev/null
for deployment in $(k get deployments -l "$programs" -o name); do
    # Once: who begins again after a stop would remember that there were none.
    replicas=$(k get "$deployment" -o 'jsonpath={.spec.replicas}')
    [ "$replicas" = 0 ] || k annotate --overwrite "$deployment" "$before=$replicas" >/dev/null
    k scale "$deployment" --replicas=0 >/dev/null
done
k wait --for=delete pod -l "$programs" --timeout=180s >/dev/null 2>&1 || [ -z "$(k get pods -l "$programs" -o name)" ] ||
    fail "The programs do not stop; nothing was changed. sh k8s/restore.sh start starts them again."
echo "The programs are stopped"
program restore /tmp/backup ${2:+"$2"} ||
    fail "Not restored, and the programs are still stopped: mend what it says, and run this again with --over."
start
sh "$(dirname "$0")/wait.sh" "$namespace"
program wait
