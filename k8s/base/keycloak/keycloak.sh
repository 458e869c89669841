#!/bin/bash
# Keycloak ends where its database is not there yet, after half a minute of work; so it begins when something answers.
set -eu
place=${KC_DB_URL#*//}
place=${place%%/*}
# One address, or several of which any will do.
IFS=, read -ra places <<<"$place"
answers() {
    local each port
    for each in "${places[@]}"; do
        port=${each##*:}
        [ "$port" != "$each" ] || port=5432
        if (exec 3<>"/dev/tcp/${each%:*}/$port") 2>/dev/null; then return 0; fi
    done
    return 1
}
for ((tries = 0; ; tries++)); do
    ! answers || break
    ((tries % 10)) || echo "Waits for the database at $place, which does not answer yet (KC_DB_URL)"
    sleep 1
done
# Compose gives what is not set as empty, which Keycloak would read as a wrong word.
for name in KC_PROXY_HEADERS KC_PROXY_TRUSTED_ADDRESSES; do
    [ -n "${!name:-}" ] || unset "$name"
done
exec /opt/keycloak/bin/kc.sh "$@"
