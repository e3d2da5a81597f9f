#!/usr/bin/env bash
# Brings what the chart derives up to date: its copy of crds/, and the tables in its README. The tests fail when either is old.
set -euo pipefail
cd "$(dirname "$0")"
rm -rf ../sluice/files/crds
mkdir -p ../sluice/files/crds
cp ../../crds/*.yaml ../sluice/files/crds/
go test . -run TestReadmeTables -update -count=1
