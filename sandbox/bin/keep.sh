#!/bin/sh
# keep.sh MARK LOG COMMAND...: runs the command again whenever it ends, later and later if it ends at once,
# until TERM; then it passes TERM on and waits. MARK is how the launcher finds this process.
# What a part writes is its owner's alone.
umask 077
log=$2
shift 2
stopping=
pause=1
trap 'stopping=yes; kill -TERM "$child" 2>/dev/null' TERM
trap '' HUP INT

while [ -z "$stopping" ]; do
    began=$(date +%s)
    "$@" >>"$log" 2>&1 </dev/null &
    child=$!
    wait "$child"
    status=$?
    while kill -0 "$child" 2>/dev/null; do # wait ends early when a signal comes
        wait "$child"
        status=$?
    done
    [ -n "$stopping" ] && break

    [ $(($(date +%s) - began)) -gt 60 ] && pause=1
    echo "--- $(date '+%F %T') ended with status $status, starts again in $pause s" >>"$log"
    sleep "$pause" &
    child=$!
    wait "$child"
    pause=$((pause < 16 ? pause * 2 : 30))
done
