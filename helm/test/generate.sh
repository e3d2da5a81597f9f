#!/usr/bin/env bash
# Brings what the chart derives up to date: its copies of crds/ and of the operator's admission policies, and the tables in its
# README. The tests fail when any of them is old.
set -euo pipefail
cd "$(dirname "$0")"
rm -rf ../sluice/files/crds
mkdir -p ../sluice/files/crds
cp ../../crds/*.yaml ../sluice/files/crds/
rm -rf ../sluice/files/admission
mkdir -p ../sluice/files/admission
cp ../../operator/app/src/main/resources/dev/sluice/app/approval/*.yaml ../sluice/files/admission/
go test . -run TestReadmeTables -update -count=1
