#!/bin/sh
# Writes what is missing of the network's secrets into a file of NAME=value lines that only its owner may read:
#   sh k8s/secrets.sh .env
# What is there stays, so that an upgrade asks for nothing but the new names.
set -eu
file=${1:?"Say which file: sh k8s/secrets.sh .env"}
umask 077
touch "$file"
chmod 600 "$file"
for name in KOPILKA_PORTAL_SECRET KOPILKA_STAFF_SECRET KOPILKA_SCRIPTS_SECRET KOPILKA_ADMIN_PASSWORD \
    KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD MONGO_KEY MONGO_ADMIN_PASSWORD \
    MONGO_PASSWORD_GATEWAY MONGO_PASSWORD_STAFF MONGO_PASSWORD_EVENTS MONGO_PASSWORD_SURVEY MONGO_PASSWORD_BANK; do
    grep -q "^$name=" "$file" || echo "$name=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')" >>"$file"
done
