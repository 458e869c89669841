#!/bin/bash
# One member of the replica set. The first one founds it, makes the users, and takes in members that are new.
set -eu
data=${MONGO_DATA:-/data/db}
key=${TMPDIR:-/tmp}/key
umask 077
if [ -n "${MONGO_KEY_BEFORE:-}" ]; then
    printf -- '- %s\n- %s\n' "$MONGO_KEY" "$MONGO_KEY_BEFORE" >"$key"
else
    printf '%s' "$MONGO_KEY" >"$key"
fi
if ! touch "$data/.writable"; then
    echo "The volume at $data cannot be written to: give it to the user $(id -u), or mount it for writing" >&2
    exit 1
fi
case $HOSTNAME in
*-0)
    (
        until mongosh --quiet --norc --nodb "$(dirname "$0")/found.js"; do
            echo "found.js ended early and begins again"
            sleep 5
        done
    ) &
    ;;
esac
exec mongod --replSet kopilka --keyFile "$key" --bind_ip_all --dbpath "$data" --wiredTigerCacheSizeGB "${MONGO_CACHE_GB:-0.25}"
