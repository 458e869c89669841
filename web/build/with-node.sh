#!/bin/sh
# Runs Node.js 20 or later, or says plainly what is missing.
version=$(node --version 2>/dev/null | sed 's/^v//; s/\..*//')
if [ "${version:-0}" -lt 20 ]; then
  echo "The portal is built with Node.js 20 or later and npm; ${version:+here is Node.js $version}${version:-none was found on the path}. Please install it." >&2
  exit 1
fi
exec node "$@"
