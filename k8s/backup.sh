#!/bin/sh
# A backup of the whole network into a file on this machine, while people go on:
#   sh k8s/backup.sh FILE
#   sh k8s/backup.sh --compose .env FILE         of the network of docker-compose.yml
# FOLDER/ in place of FILE names it by the time and, once it is whole, deletes what was named so and is older than
# KOPILKA_BACKUP_DAYS (14; also a line in .env). What the cluster has written by night into its volume:
#   sh k8s/backup.sh --nightly                   the names with their sizes
#   sh k8s/backup.sh --nightly NAME.zip FILE     fetches one
#   sh k8s/backup.sh --nightly --delete NAME.zip
# The namespace is $NAMESPACE, or kopilka. With KOPILKA_BACKUP_KEY in .env, or in the overlay's backup.env, it is encrypted.
set -eu
. "$(dirname "$0")/operations.sh"

# begin FILE: under another name until it is whole.
begin() {
    file=$1
    [ -d "$(dirname "$file")" ] || fail "There is no folder $(dirname "$file"); make it and try again."
    [ ! -e "$file" ] || fail "$file is there already; name another, or delete it."
    umask 077
    : >"$file.part" || exit 1
}
# What a command prints, written by cat, which says that the disk is full; whether docker and kubectl do, nobody knows.
receive() {
    ended=$({ { "$@" </dev/null && echo sent >&3; } | cat >"$file.part" && echo written >&3; } 3>&1) || true
    case $ended in
    sent*written) ;;
    written) fail "There is no backup; what came of it lies in $file.part." ;;
    *)
        rm -f "$file.part"
        fail "$file could not be written to its end, and what came of it is removed; make room and try again."
        ;;
    esac
}
# A connection that is cut looks like an end.
compare() { [ "$1" = "$(checksum "$file.part")" ] || fail "On the way something was lost; what came lies in $file.part. Try again."; }
end() {
    mv "$file.part" "$file"
    echo "$file, $(du -h "$file" | cut -f 1)"
}
inside() { k exec "$pod" -c program -- "$@"; }

if [ "${1:-}" = --nightly ]; then
    case ${2:-} in
    '') ;;
    --delete) name=${3:?"Say which: sh k8s/backup.sh --nightly --delete NAME.zip"} ;;
    *)
        name=$2
        file=${3:?"Say into which file: sh k8s/backup.sh --nightly $name kopilka.zip"}
        [ ! -d "$file" ] || file=${file%/}/$name
        begin "$file"
        ;;
    esac
    open_pod backups
    if [ $# = 1 ]; then
        # shellcheck disable=SC2016
        inside bash -c 'cd /backups && shopt -s nullglob && for file in kopilka-*.zip kopilka-*.zip.age; do
            echo "$file, $(du -h --apparent-size "$file" | cut -f 1)"; done'
        exit
    fi
    inside test -f "/backups/$name" || {
        [ "$2" = --delete ] || rm "$file.part"
        fail "There is no $name in the volume: sh k8s/backup.sh --nightly says what there is."
    }
    if [ "$2" = --delete ]; then
        inside rm "/backups/$name"
        echo "Deleted: $name"
        exit
    fi
    receive inside cat "/backups/$name"
    compare "$(inside sha256sum "/backups/$name" | cut -d ' ' -f 1)"
    end
    exit
fi

with_compose "$@" && shift 2
file=${1:?"Say into which file: sh k8s/backup.sh kopilka.zip"}
days=${KOPILKA_BACKUP_DAYS:-$([ -z "$compose" ] || sed -n 's/^KOPILKA_BACKUP_DAYS=//p' "$compose" | tail -n 1)}
days=${days:-14}
case $days in
0* | *[!0-9]* | ??????*) fail "KOPILKA_BACKUP_DAYS says $days; it has to be a number of days from 1 on." ;;
esac
folder=
if [ -d "$file" ] || [ "$file" != "${file%/}" ]; then
    folder=${file%/}/
    file=${folder}kopilka-$(date -u +%Y-%m-%dT%H%M).zip
fi
begin "$file"
if [ -n "$compose" ]; then
    receive contained backup -
else
    open_pod
    # shellcheck disable=SC2016
    receive inside bash -c 'set -o pipefail
        mkfifo /tmp/sent.pipe
        sha256sum </tmp/sent.pipe >/tmp/sent &
        java -XX:AOTCache=program.aot -jar program.jar backup - | tee /tmp/sent.pipe
        ended=$?
        wait
        exit $ended'
    compare "$(inside cut -d ' ' -f 1 /tmp/sent)"
fi
if [ -z "$folder" ]; then
    end
    exit
fi
if [ "$(head -c 3 "$file.part")" = age ]; then
    mv "$file.part" "$file.age.part"
    file=$file.age
fi
end
named='kopilka-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9][0-9][0-9].zip'
find "$folder" -maxdepth 1 -type f -mtime +$((days - 1)) \
    \( -name "$named" -o -name "$named.age" -o -name "$named.part" -o -name "$named.age.part" \) | sort |
    while IFS= read -r old; do
        rm "$old"
        echo "Deleted, since it is old: $old"
    done
