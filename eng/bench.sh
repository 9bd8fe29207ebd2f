#!/usr/bin/env bash
# eng/bench.sh              lists the measurements
# eng/bench.sh NAME [args]  builds in Release and runs one
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

output=$(cd "$here" && dotnet build tests/TalentPortal.Benchmarks -c Release -v quiet -nologo 2>&1) || {
  printf '%s\n' "$output" | grep -E 'error|warning' | sort -u >&2 || printf '%s\n' "$output" >&2
  exit 1
}
# In the caller's folder, so that files in the arguments are found.
exec dotnet "$here/tests/TalentPortal.Benchmarks/bin/Release/net10.0/TalentPortal.Benchmarks.dll" "$@"
