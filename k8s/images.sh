#!/bin/sh
# The seven images of a version: built, pushed, and named in the manifests.
#   sh k8s/images.sh build [VERSION]             with Docker, from this checkout; VERSION is the pom's if not given
#   sh k8s/images.sh push REGISTRY [VERSION]     tags them REGISTRY/kopilka/… and pushes them
#   sh k8s/images.sh set VERSION [REGISTRY]      what both overlays run from the next "kubectl apply -k" on
#   sh k8s/images.sh list                        what they run now, by the manifests
set -eu
cd "$(dirname "$0")/.."
programs='gateway staff-service events-service survey-service experience-bank-service operations'
file=k8s/images/kustomization.yaml
fail() { echo "$*" >&2 && exit 1; }
usage() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0" >&2 && exit 2; }
pom() { sed -n '/<artifactId>kopilka</{n;s/.*<version>\([^<]*\)<.*/\1/p;}' pom.xml | sed 's/-SNAPSHOT$//'; }
# A tag as registries take it; no ":latest", which cannot be gone back from.
tag() {
    echo "$1" | grep -qE '^[0-9]+\.[0-9]+(\.[0-9]+)?(-[A-Za-z0-9._-]+)?$' ||
        fail "\"$1\" is no version: digits as in $(pom), and perhaps a hyphen and more."
}

case ${1:-} in
build)
    version=${2:-$(pom)}
    tag "$version"
    for program in $programs; do
        docker build --target program --build-arg "PROGRAM=$program" \
            ${KOPILKA_MAVEN_SETTINGS:+--secret "id=maven,src=$KOPILKA_MAVEN_SETTINGS"} \
            ${KOPILKA_NPMRC:+--secret "id=npm,src=$KOPILKA_NPMRC"} -t "kopilka/$program:$version" .
    done
    docker build --target keycloak ${KOPILKA_MAVEN_SETTINGS:+--secret "id=maven,src=$KOPILKA_MAVEN_SETTINGS"} \
        ${KOPILKA_NPMRC:+--secret "id=npm,src=$KOPILKA_NPMRC"} -t "kopilka/keycloak:$version" .
    ;;
push)
    registry=${2:?"Say to which registry: sh k8s/images.sh push registry.example.org"}
    version=${3:-$(pom)}
    tag "$version"
    for image in $programs keycloak; do
        docker image inspect "kopilka/$image:$version" >/dev/null 2>&1 ||
            fail "There is no kopilka/$image:$version here: sh k8s/images.sh build $version"
    done
    for image in $programs keycloak; do
        docker tag "kopilka/$image:$version" "${registry%/}/kopilka/$image:$version"
        docker push "${registry%/}/kopilka/$image:$version"
    done
    ;;
set)
    version=${2:?"Say which version: sh k8s/images.sh set $(pom) registry.example.org"}
    tag "$version"
    registry=${3:+${3%/}/}
    {
        sed -n '1,/^images:/p' $file
        for image in $programs keycloak; do
            echo "  - {name: kopilka/$image, newName: ${registry}kopilka/$image, newTag: $version}"
        done
    } >$file.new
    mv $file.new $file
    sh "$0" list
    ;;
list) sed -n 's/.*newName: \([^,]*\), newTag: \([^}]*\)}.*/\1:\2/p' $file ;;
*) usage ;;
esac
