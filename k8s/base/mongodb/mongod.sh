#!/bin/bash
# One member of the replica set. The first one founds it, makes the users, and takes in members that are new.
set -eu
(umask 077 && printf '%s' "$MONGO_KEY" >/tmp/key)
case $HOSTNAME in
*-0) mongosh --quiet --nodb "$(dirname "$0")/found.js" & ;;
esac
exec mongod --replSet kopilka --keyFile /tmp/key --bind_ip_all --dbpath /data/db --wiredTigerCacheSizeGB "${MONGO_CACHE_GB:-0.25}"
