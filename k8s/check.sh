#!/bin/sh
# Says what an overlay needs of the cluster and what of that is missing, before it is applied.
#   sh k8s/check.sh k8s/overlays/local
# It ends with 1 if something is missing. Changes nothing.
set -eu
overlay=${1:?"Say which overlay: sh k8s/check.sh k8s/overlays/local"}
namespace=${NAMESPACE:-kopilka}
k() { "${KUBECTL:-kubectl}" -n "$namespace" "$@"; }
missing=0
good() { echo "ok       $*"; }
lacks() { echo "MISSING  $*" && missing=1; }
note() { echo "note     $*"; }
has() { k get "$@" >/dev/null 2>&1; }
# values KEY: what the overlay's objects say under that name.
values() { sed -n "s/^ *\(- \)\{0,1\}$1: *//p" "$objects" | sort -u; }

version=$(k version -o json 2>/dev/null | tr -d ' \n' | sed -n 's/.*"serverVersion":{[^}]*"minor":"\([0-9]*\).*/\1/p')
if [ -z "$version" ]; then
    echo "No cluster answers: is kubectl told which (kubectl config current-context)?" >&2
    exit 1
fi
if [ "$version" -ge 30 ]; then good "Kubernetes 1.$version"; else lacks "Kubernetes 1.30 or later: this is 1.$version"; fi
objects=$(mktemp)
trap 'rm -f "$objects"' EXIT
k kustomize "$overlay" >"$objects"
kinds=$(sed -n 's/^kind: //p' "$objects" | sort -u)
brings() { echo "$kinds" | grep -qx "$1"; }

# The operator of a database is the one part that Kubernetes itself does not know.
if brings Cluster; then
    if has crd clusters.postgresql.cnpg.io; then good "operator CloudNativePG"; else
        lacks "operator CloudNativePG, which keeps Keycloak's database: install it, or leave keycloak-database-operator out of $overlay"
    fi
fi
if level=$(k get namespace "$namespace" -o 'jsonpath={.metadata.labels.pod-security\.kubernetes\.io/enforce}' 2>/dev/null); then
    case $level in
    restricted) good "namespace $namespace with PodSecurity restricted" ;;
    '') note "The namespace $namespace holds its pods to no PodSecurity: kubectl apply -f k8s/namespace.yaml" ;;
    *) good "namespace $namespace with PodSecurity $level" ;;
    esac
else
    lacks "namespace $namespace: kubectl apply -f k8s/namespace.yaml"
fi
if has pvc backups; then good "volume claim backups"; else lacks "volume claim backups: kubectl apply -f k8s/namespace.yaml"; fi

if [ -n "$(k get storageclass -o 'jsonpath={range .items[?(@.metadata.annotations.storageclass\.kubernetes\.io/is-default-class=="true")]}{.metadata.name}{end}')" ]; then
    good "default StorageClass"
else
    lacks "default StorageClass, so no volume would be made: kubectl patch storageclass NAME -p '{\"metadata\":{\"annotations\":{\"storageclass.kubernetes.io/is-default-class\":\"true\"}}}'"
fi

if brings Ingress; then
    for class in $(values ingressClassName); do
        if has ingressclass "$class"; then good "ingress class $class"; else
            lacks "ingress class $class: install its controller, or name yours in the overlay's ingress.yaml and network-policy.yaml"
        fi
    done
    for name in $(values secretName); do
        hosts=$(values host | paste -sd ' ' -)
        if has secret "$name"; then good "certificate $name"; else
            lacks "certificate for $hosts: kubectl -n $namespace create secret tls $name --cert=FILE --key=FILE"
        fi
    done
fi
if brings HorizontalPodAutoscaler; then
    if k get --raw /apis/metrics.k8s.io/v1beta1 >/dev/null 2>&1; then good "metrics server"; else
        lacks "metrics server: without it nothing is scaled; install it, or leave components/autoscaling out"
    fi
fi

if keys=$(k get secret kopilka -o 'go-template={{range $name, $value := .data}}{{$name}}{{"\n"}}{{end}}' 2>/dev/null); then
    absent=
    for key in $(awk '/secretKeyRef:$/ { key = ""; here = 1; next }
        here && $1 == "key:" { key = $2; next }
        here && $1 == "name:" { name = $2; next }
        here && $1 == "optional:" { if ($2 == "true") key = ""; next }
        here { if (key != "" && name == "kopilka") print key; here = 0 }' "$objects" | sort -u); do
        echo "$keys" | grep -qx "$key" || absent="$absent $key"
    done
    if [ -z "$absent" ]; then good "secret kopilka with all its keys"; else
        lacks "in the secret kopilka:$absent: run k8s/secrets.sh on your file again, and apply it as k8s/README.md says"
    fi
else
    lacks "secret kopilka: sh k8s/secrets.sh kopilka.env && kubectl -n $namespace create secret generic kopilka --from-env-file=kopilka.env"
fi

if ! k get nodes >/dev/null 2>&1; then
    note "This account may not look at nodes, so whether they are large enough is not known"
else
    { k get nodes -o 'jsonpath={range .items[*]}node {.status.allocatable.memory} {.status.allocatable.cpu}{"\n"}{end}' &&
        awk '$1 == "requests:" { here = 1; next } here && $1 == "storage:" { here = 0 } here && $1 == "cpu:" { cpu = $2 } here && $1 == "memory:" { print "pod", $2, cpu; here = 0 }' \
            "$objects"; } | awk '
        function mib(s) { n = s + 0; u = s; gsub(/[0-9.]/, "", u)
            return u == "Ki" ? n / 1024 : u == "Mi" ? n : u == "Gi" ? n * 1024 : u == "k" ? n * 1e3 / 1048576 : u == "M" ? n * 1e6 / 1048576 : u == "G" ? n * 1e9 / 1048576 : n / 1048576 }
        function milli(s) { return s ~ /m$/ ? s + 0 : s * 1000 }
        NF == 3 && $1 == "node" { if (mib($2) > room) room = mib($2); if (milli($3) > cores) cores = milli($3) }
        NF == 3 && $1 == "pod" { if (mib($2) > pod) pod = mib($2); if (milli($3) > cpu) cpu = milli($3) }
        END { printf "%d %d %d %d\n", room, pod, cores, cpu }' >"$objects.sizes"
    read -r room pod cores cpu <"$objects.sizes"
    rm -f "$objects.sizes"
    if [ "$room" -ge "$pod" ] && [ "$cores" -ge "$cpu" ]; then good "node large enough for the largest pod ($pod MiB, ${cpu}m)"; else
        lacks "node with $pod MiB and ${cpu}m for the largest pod: the largest node gives $room MiB and ${cores}m"
    fi
fi

registries=$(values image | grep kopilka/ | sed -n 's|/kopilka/.*||p' | sort -u | paste -sd ' ' -)
if [ -z "$registries" ]; then
    note "The images kopilka/… have no registry, so each node has to have them already: kind load docker-image …, or sh k8s/images.sh set VERSION REGISTRY"
elif [ -z "$(k get serviceaccount default -o 'jsonpath={.imagePullSecrets[*].name}' 2>/dev/null)" ]; then
    note "If $registries wants a login: kubectl -n $namespace create secret docker-registry registry --docker-server=… --docker-username=… --docker-password=…, and kubectl -n $namespace patch serviceaccount default -p '{\"imagePullSecrets\":[{\"name\":\"registry\"}]}'"
else
    good "pull secret"
fi
if [ $missing = 0 ]; then echo "Nothing is missing: kubectl apply -k $overlay"; else
    echo "What is marked MISSING comes first." >&2
    exit 1
fi
