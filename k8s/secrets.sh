#!/bin/sh
# Writes what is missing of the network's secrets into a file of NAME=value lines that only its owner may read:
#   sh k8s/secrets.sh .env
# What is there stays, so that an upgrade asks for nothing but the new names; k8s/rotate.sh changes them.
set -eu
file=${1:?"Say which file: sh k8s/secrets.sh .env"}
umask 077
touch "$file"
chmod 600 "$file"
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
secret() { grep -q "^$1=" "$file" || echo "$1=${2:-}$(random)" >>"$file"; }
# A line that somebody left without an end would take in the next name.
[ -z "$(tail -c 1 "$file")" ] || echo >>"$file"
for name in KOPILKA_PORTAL_SECRET KOPILKA_STAFF_SECRET KOPILKA_SCRIPTS_SECRET \
    KOPILKA_SCRIPTS_METHODIST_SECRET KOPILKA_ADMIN_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD KC_DB_PASSWORD \
    KOPILKA_OPERATOR_TOKEN KOPILKA_METRICS_TOKEN KOPILKA_LOGIN_KEY MONGO_KEY MONGO_ADMIN_PASSWORD \
    KAFKA_KEY; do
    secret $name
done
# Who logs in where: k8s/rotate.sh changes name and password, so that the former are good until nobody has them.
grep -q '^KC_DB_USERNAME=' "$file" || echo KC_DB_USERNAME=keycloak >>"$file"
secret MONGO_LOGIN_GATEWAY gateway:
secret MONGO_LOGIN_STAFF staff-service:
secret MONGO_LOGIN_EVENTS events-service:
secret MONGO_LOGIN_SURVEY survey-service:
secret MONGO_LOGIN_BANK experience-bank-service:
secret MONGO_LOGIN_OPERATIONS operations:
secret KAFKA_LOGIN_STAFF staff-service:
secret KAFKA_LOGIN_EVENTS events-service:
secret KAFKA_LOGIN_SURVEY survey-service:
secret KAFKA_LOGIN_BANK experience-bank-service:
secret KAFKA_LOGIN_OPERATIONS operations:

# Shells, Compose, addresses and SQL each read some of the other characters in their own way.
if wrong=$(grep -E '^(KOPILKA_[A-Z_]+_(SECRET|PASSWORD|TOKEN|KEY)|KC_[A-Z_]+_PASSWORD|(MONGO|KAFKA)_[A-Z_]+)=' "$file" |
    grep -vE '^[A-Z_]+=[A-Za-z0-9._~:-]{12,}$'); then
    echo "In $file, $(echo "$wrong" | sed 's/=.*//' | paste -sd ' ' -): at least 12 letters, digits or . _ ~ - and nothing" \
        "else, no quotes and no spaces. Delete the line, and sh k8s/secrets.sh $file makes a new one." >&2
    exit 1
fi
