#!/usr/bin/env bash
# Prints "yes" where public images can be pulled, else "no". SLUICE_REGISTRY=yes|no decides it by hand.
. "$(dirname "$0")/common.sh"
. "$scripts/versions.sh"
if [ -n "${SLUICE_REGISTRY:-}" ]; then echo "$SLUICE_REGISTRY"; exit 0; fi
"$scripts/daemon.sh"
if have_image "$PUBLIC_K3S" || timeout 300 docker pull -q "$PUBLIC_K3S" >/dev/null 2>&1; then echo yes; else echo no; fi
