# Sourced by backup.sh, restore.sh and retell.sh: a pod of the CronJob's own kind that waits for commands, or the like of it with
# docker-compose.yml. Not run by itself.
namespace=${NAMESPACE:-kopilka}
job=operations-$(date +%H%M%S)
k() { "${KUBECTL:-kubectl}" -n "$namespace" "$@"; }
fail() { echo "$*" >&2 && exit 1; }
checksum() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi | cut -d ' ' -f 1; }

# With docker-compose.yml in place of a cluster; contained WORDS… is the program's answer.
compose=
with_compose() {
    [ "${1:-}" = --compose ] || return 1
    compose=${2:?"Say which file has the secrets: --compose .env"}
    [ -r "$compose" ] || fail "There is no $compose: name the file that k8s/secrets.sh made for this network."
}
composed() { docker compose --project-directory "$(dirname "$0")/.." --env-file "$compose" "$@"; }
# As whoever calls, who alone may read the file with the key. Built beforehand where the image is not there: what is said
# of that would come into a backup.
contained() {
    image=$(sed -n 's|^ *image: \(kopilka/operations:.*\)|\1|p' "$(dirname "$0")/../docker-compose.yml")
    docker image inspect "$image" >/dev/null 2>&1 || composed --profile operations build operations </dev/null >&2 || return 1
    composed run --rm --no-deps -T --user "$(id -u):$(id -g)" ${KOPILKA_BACKUP_IDENTITY:+-e KOPILKA_BACKUP_IDENTITY=/identity
        -v "$(realpath "$KOPILKA_BACKUP_IDENTITY"):/identity:ro"} operations "$@"
}

# Without the volume of backups, which another node may hold, but for "open_pod backups"; it ends by itself if this
# machine goes away.
open_pod() {
    mounts='"volumeMounts": [{"$patch": "delete", "mountPath": "/backups"}],'
    volumes='"volumes": [{"$patch": "delete", "name": "backups"}],'
    [ "${1:-}" != backups ] || mounts= volumes=
    k get cronjob backup >/dev/null || fail "There is no network in the namespace $namespace (NAMESPACE=… names another)."
    k create job "$job" --from=cronjob/backup --dry-run=client -o json |
        k patch --local -f - --type=strategic -o json -p '{"spec": {"backoffLimit": 0, "activeDeadlineSeconds": 14400,
            "ttlSecondsAfterFinished": 60, "template": {"spec": {'"$volumes"' "containers": [{'"$mounts"'
                "name": "program", "command": ["sleep", "14400"], "args": null}]}}}}' |
        k create -f - >/dev/null
    trap close_pod EXIT
    trap 'exit 130' INT TERM
    # Of the job, which is there; its pod may not be made yet, and what is not there is not waited for.
    k wait --for=jsonpath='{.status.ready}'=1 "job/$job" --timeout=180s >/dev/null || {
        k get events --field-selector type=Warning --sort-by=.lastTimestamp | grep "$job" | tail -n 3 >&2
        fail "The pod for it did not start."
    }
    pod=$(k get pod -l "job-name=$job" -o name)
}
close_pod() { k delete job "$job" --ignore-not-found --wait=false >/dev/null 2>&1 || true; }
program() { # WORDS…: the program's answer from the pod
    # shellcheck disable=SC2016
    k exec "$pod" -c program -- sh -c 'test ! -e /tmp/identity || export KOPILKA_BACKUP_IDENTITY=/tmp/identity
        exec java -XX:AOTCache=program.aot -jar program.jar "$@"' program "$@"
}
