#!/bin/bash
# Changes secrets of the running network, each in the order in which no request fails, and says what it did:
#   bash k8s/rotate.sh kopilka.env MONGO_LOGIN_STAFF KOPILKA_PORTAL_SECRET
#   bash k8s/rotate.sh kopilka.env all
#   bash k8s/rotate.sh --compose .env all      with docker-compose.yml, where each program is away while it starts again
# Works on the namespace kopilka, or the one that NAMESPACE names. The file has the new values at once, and the former
# are kept beside it (kopilka.env.before) until everybody uses the new ones: cut short, the same command goes on.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ns=${NAMESPACE:-kopilka}
all=(MONGO_ADMIN_PASSWORD MONGO_LOGIN_GATEWAY MONGO_LOGIN_STAFF MONGO_LOGIN_EVENTS MONGO_LOGIN_SURVEY MONGO_LOGIN_BANK
    MONGO_LOGIN_OPERATIONS MONGO_KEY KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD KOPILKA_ADMIN_PASSWORD
    KOPILKA_PORTAL_SECRET KOPILKA_STAFF_SECRET KOPILKA_SCRIPTS_SECRET KOPILKA_SCRIPTS_METHODIST_SECRET
    KOPILKA_OPERATOR_TOKEN KOPILKA_METRICS_TOKEN KOPILKA_LOGIN_KEY
    KAFKA_LOGIN_STAFF KAFKA_LOGIN_EVENTS KAFKA_LOGIN_SURVEY KAFKA_LOGIN_BANK KAFKA_LOGIN_OPERATIONS KAFKA_KEY)

k() { "${KUBECTL:-kubectl}" -n "$ns" "$@"; }
fail() {
    echo "$*" >&2
    exit 1
}
say() { echo "$(date +%T) $*"; }

compose=
[ "${1:-}" != --compose ] || { compose=yes && shift; }
[ $# -ge 2 ] || { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2 && exit 2; }
file=$1
before=$file.before
shift
umask 077
[ -f "$file" ] || fail "There is no $file: name the file that k8s/secrets.sh made for this network"
sh "$here/secrets.sh" "$file"

value() { sed -n "s/^$2=//p" "$1" | tail -n 1; }
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
# A name and its second, in turn: the one who comes can log in before the one who goes is shut out.
turn() { case $1 in *[-_]2) echo "${1%??}" ;; *) echo "$1${2}2" ;; esac }

# Two ways to the same network.
if [ -n "$compose" ]; then
    run() { docker compose --project-directory "$here/.." --env-file "$file" "$@"; }
    inside() { run exec -T "$@"; }
    replicas() { run ps --services --status running | grep -cx "$1" || true; }
    publish() { :; } # read from the file by whoever starts
    restart() {
        say "Starts $1 again"
        run up --detach --no-deps --no-build --wait --wait-timeout 600 "$1" 2>/dev/null || fail "$1 is not healthy after
ten minutes; docker compose logs $1 says why. Then the same command again."
    }
else
    inside() { k exec -i "statefulset/$1" -- "${@:2}"; }
    replicas() { k get statefulset "$1" -o 'jsonpath={.status.readyReplicas}' 2>/dev/null || true; }
    publish() {
        k create secret generic kopilka --from-env-file="$1" --dry-run=client -o yaml |
            k apply -f - >/dev/null
        say "The Secret kopilka has what is in $1"
    }
    restart() {
        local kind=deployment
        case $1 in mongodb | kafka) kind=statefulset ;; esac
        say "Starts $1 again, one after another"
        k rollout restart "$kind/$1" >/dev/null
        k rollout status "$kind/$1" --timeout=10m >/dev/null || fail "$1 is not ready after ten minutes;
kubectl -n $ns describe $kind/$1 says why. Then the same command again."
    }
fi

names=()
new=
both=
trap 'rm -f "$file.before.new" ${new:+"$new"} ${both:+"$both"}' EXIT
if [ -f "$before" ]; then
    for name in "${all[@]}"; do
        [ "$(value "$file" "$name")" = "$(value "$before" "$name")" ] || names+=("$name")
    done
fi
if [ ${#names[@]} -gt 0 ]; then
    say "An earlier change was cut short; goes on with ${names[*]}"
else
    # Cut short before the file had anything new, or none was.
    rm -f "$before"
    names=("$@")
    [ "$*" != all ] || names=("${all[@]}")
    for name in "${names[@]}"; do
        [[ " ${all[*]} " == *" $name "* ]] || fail "$name is no secret that can be changed here; there are: ${all[*]}"
    done
fi
among() {
    local name
    for name in "${names[@]}"; do
        # shellcheck disable=SC2053
        [[ $name != $1 ]] || return 0
    done
    return 1
}
of_keycloak() { among 'K*_SECRET' || among 'K*_PASSWORD'; }
# Before anything is changed: whoever has to be told is there.
if among 'MONGO_*' && [ "$(replicas mongodb)" = "" -o "$(replicas mongodb)" = 0 ]; then
    fail "MongoDB is not running here; if it is your own, change its users there, then in $file, and apply the Secret"
fi
if among 'KAFKA_*' && [ "$(replicas kafka)" = "" -o "$(replicas kafka)" = 0 ]; then
    fail "Kafka is not running here; if it is your own, change its users there, then in $file, and apply the Secret"
fi
if [ -z "$compose" ] && of_keycloak && ! k get deployment keycloak >/dev/null 2>&1; then
    fail "Keycloak is not running here; if it is your own, change its secrets there, then in $file, apply the Secret, and
name the others here"
fi
if among KC_DB_PASSWORD && [ "$(replicas keycloak-database)" = "" -o "$(replicas keycloak-database)" = 0 ]; then
    fail "Keycloak's database is not running here; if it is your own, change the password there, then in $file;
if an operator keeps it, the operator has the password in keycloak-database-app"
fi

if [ ! -f "$before" ]; then
    new=$(mktemp "$file.XXXXXX")
    cp "$file" "$new"
    set_value() { sed -i.sed "s/^$1=.*/$1=$2/" "$new" && rm "$new.sed"; }
    for name in "${names[@]}"; do
        case $name in
        MONGO_LOGIN_* | KAFKA_LOGIN_*)
            login=$(value "$file" "$name")
            set_value "$name" "$(turn "${login%%:*}" -):$(random)"
            ;;
        KC_DB_PASSWORD)
            set_value KC_DB_USERNAME "$(turn "$(value "$file" KC_DB_USERNAME)" _)"
            set_value KC_DB_PASSWORD "$(random)"
            ;;
        KOPILKA_LOGIN_KEY)
            # What lies there under the former is read with it, until it is sealed anew.
            sed -i.sed '/^KOPILKA_LOGIN_KEY_BEFORE=/d' "$new" && rm "$new.sed"
            echo "KOPILKA_LOGIN_KEY_BEFORE=$(value "$file" KOPILKA_LOGIN_KEY)" >>"$new"
            set_value KOPILKA_LOGIN_KEY "$(random)"
            ;;
        *) set_value "$name" "$(random)" ;;
        esac
    done
    cp "$file" "$before.new"
    mv "$before.new" "$before"
    mv "$new" "$file"
    say "$file has new values of ${names[*]}"
fi

# Who logs in to MongoDB, and who no longer does.
users() {
    {
        grep '^MONGO_' "$file"
        echo "MONGO_ADMIN_PASSWORD_BEFORE=$(value "$before" MONGO_ADMIN_PASSWORD)"
        echo "FORMER_LOGINS='$*'"
    } | inside mongodb bash -c 'set -a; . /dev/stdin; exec mongosh --quiet --norc --nodb /scripts/found.js'
}
# The same for Kafka.
kafka_users() {
    {
        grep '^KAFKA_LOGIN_' "$file"
        echo "FORMER_LOGINS='$*'"
    } | inside kafka bash -c 'set -a; . /dev/stdin; exec bash /files/access.sh' >/dev/null
}
# By the name that the database was founded with, of which all others are members; each of the two may ask whose it is.
sql() {
    local name
    if [ -z "${founder:-}" ]; then
        for name in keycloak keycloak_2; do
            founder=$(inside keycloak-database psql -qtA -U $name -d keycloak -c "SELECT rolname FROM pg_roles WHERE
                rolsuper AND rolname LIKE 'keycloak%'" 2>/dev/null </dev/null) && break
        done
    fi
    inside keycloak-database psql -qtA -v ON_ERROR_STOP=1 -U "$founder" -d keycloak >/dev/null
}

if among 'MONGO_LOGIN_*' || among MONGO_ADMIN_PASSWORD; then
    users
    say "MongoDB knows the new logins, and the former still"
fi
if among 'KAFKA_LOGIN_*'; then
    kafka_users
    say "Kafka knows the new logins, and the former still"
fi
if among KC_DB_PASSWORD; then
    user=$(value "$file" KC_DB_USERNAME)
    {
        # Whatever it makes is the owner's.
        echo "DO \$\$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$user') THEN
                EXECUTE format('CREATE ROLE $user IN ROLE %I', current_user);
                EXECUTE format('ALTER ROLE $user SET role TO %I', current_user);
            END IF;
        END \$\$;"
        echo "ALTER ROLE $user LOGIN PASSWORD '$(value "$file" KC_DB_PASSWORD)';"
    } | sql
    say "Keycloak's database knows $user, and the former still"
fi

# Members prove to one another that they belong together: first everybody takes both keys, then only the new one.
for pair in MONGO_KEY:mongodb KAFKA_KEY:kafka; do
    key=${pair%:*}
    store=${pair#*:}
    if among "$key" && [ -z "$compose" ] && [ "$(replicas "$store")" -gt 1 ]; then
        [ -n "$both" ] || both=$(mktemp "$file.XXXXXX")
        both_keys() { # of which file the first is, of which the second
            sed "s/^$key=.*/$key=$(value "$1" "$key")/" "$file" >"$both"
            echo "${key}_BEFORE=$(value "$2" "$key")" >>"$both"
            publish "$both"
            restart "$store"
        }
        both_keys "$before" "$file"
        both_keys "$file" "$before"
        publish "$file"
        restart "$store"
    fi
done
if among KOPILKA_LOGIN_KEY && [ -z "$compose" ]; then
    # Gateways read what each other wrote: first everybody can read both, then all write with the new one.
    [ -n "$both" ] || both=$(mktemp "$file.XXXXXX")
    grep -v '^KOPILKA_LOGIN_KEY' "$file" >"$both"
    echo "KOPILKA_LOGIN_KEY=$(value "$before" KOPILKA_LOGIN_KEY)" >>"$both"
    echo "KOPILKA_LOGIN_KEY_BEFORE=$(value "$file" KOPILKA_LOGIN_KEY)" >>"$both"
    publish "$both"
    restart gateway
fi
publish "$file"
# On a cluster the only member reads them when its container starts, whenever that is; with Compose they are the container's.
if [ -n "$compose" ] && among 'MONGO_*'; then restart mongodb; fi
if [ -n "$compose" ] && among 'KAFKA_*'; then restart kafka; fi
# Keycloak takes a former client secret for another hour, so whoever brings it can come later.
if of_keycloak; then restart keycloak; fi
for pair in GATEWAY:gateway STAFF:staff-service EVENTS:events-service SURVEY:survey-service BANK:experience-bank-service; do
    program=${pair#*:}
    if among "MONGO_LOGIN_${pair%%:*}" || among "KAFKA_LOGIN_${pair%%:*}" || among 'KOPILKA_*_TOKEN' || { [ "$program" = gateway ] && { among KOPILKA_PORTAL_SECRET || among KOPILKA_LOGIN_KEY; }; } ||
        { [ "$program" = staff-service ] && among KOPILKA_STAFF_SECRET; }; then
        restart "$program"
    fi
done

former=
for name in "${names[@]}"; do
    case $name in MONGO_LOGIN_*) login=$(value "$before" "$name") && former+=" ${login%%:*}" ;; esac
done
if [ -n "$former" ]; then
    # shellcheck disable=SC2086
    users $former
    say "MongoDB knows no longer:$former"
fi
former=
for name in "${names[@]}"; do
    case $name in KAFKA_LOGIN_*) login=$(value "$before" "$name") && former+=" ${login%%:*}" ;; esac
done
if [ -n "$former" ]; then
    # shellcheck disable=SC2086
    kafka_users $former
    say "Kafka knows no longer:$former"
fi
if among KC_DB_PASSWORD; then
    user=$(value "$before" KC_DB_USERNAME)
    [ "$user" = "$(value "$file" KC_DB_USERNAME)" ] || echo "ALTER ROLE $user PASSWORD NULL;" | sql
    say "Keycloak's database knows $user no longer"
fi
rm "$before"
say "Changed: ${names[*]}. Keep $file where you keep passwords."
if among 'KOPILKA_SCRIPTS_*'; then say "Scripts that log in as client \"scripts\" or \"scripts-methodist\" need the new secret within an hour."; fi
if among KOPILKA_METRICS_TOKEN; then say "Prometheus needs the new KOPILKA_METRICS_TOKEN now."; fi
