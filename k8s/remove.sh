#!/bin/sh
# Takes the network down. The namespace is $NAMESPACE, or kopilka.
#   sh k8s/remove.sh programs                    all that an overlay brings; volumes, secrets and namespace stay, and
#                                                "kubectl apply -k" brings it back with what it knew
#   sh k8s/remove.sh everything [--yes]          the volumes with what people entered, backups and secrets too; asks
#                                                before, but not with --yes
set -eu
namespace=${NAMESPACE:-kopilka}
k() { "${KUBECTL:-kubectl}" -n "$namespace" "$@"; }
fail() { echo "$*" >&2 && exit 1; }
usage() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0" >&2 && exit 2; }
k get namespace "$namespace" >/dev/null || fail "There is no namespace $namespace, so there is nothing to remove."

case ${1:-} in
programs)
    # Jobs and pods go with what made them. Policies go last: until then they keep the others out.
    for kinds in ingresses,horizontalpodautoscalers,cronjobs deployments,statefulsets services,poddisruptionbudgets,configmaps \
        networkpolicies; do
        k delete "$kinds" -l app.kubernetes.io/instance=kopilka --ignore-not-found
    done
    k wait --for=delete pod --all --timeout=180s >/dev/null 2>&1 || true
    echo "Removed. Kept in $namespace: $(k get pvc -o name | wc -l | tr -d ' ') volumes and the secrets."
    ;;
everything)
    echo "In $namespace this deletes for good, with all that people entered and all accounts:"
    k get pvc --sort-by=.metadata.creationTimestamp \
        -o 'jsonpath={range .items[*]}  the volume {.metadata.name}, {.spec.resources.requests.storage}, since {.metadata.creationTimestamp}{"\n"}{end}'
    k get secret -o 'jsonpath={range .items[*]}  the secret {.metadata.name}, since {.metadata.creationTimestamp}{"\n"}{end}'
    if [ "${2:-}" != --yes ]; then
        printf 'A backup beforehand: sh k8s/backup.sh FILE. To go on, write the name of the namespace: '
        read -r answer || answer=
        [ "$answer" = "$namespace" ] || fail "Nothing was deleted."
    fi
    kept=$(k get pv -o "jsonpath={range .items[?(@.spec.claimRef.namespace==\"$namespace\")]}{.metadata.name}={.spec.persistentVolumeReclaimPolicy} {end}" |
        tr ' ' '\n' | sed -n 's/=Retain$//p' | paste -sd ' ' -)
    "${KUBECTL:-kubectl}" delete namespace "$namespace" --timeout=300s
    [ -z "$kept" ] || echo "These volumes are kept by their own policy (Retain); who deletes them, deletes the data: $kept"
    ;;
*) usage ;;
esac
