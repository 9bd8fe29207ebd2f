#!/usr/bin/env bash
# eng/bench.sh              lists the measurements
# eng/bench.sh NAME [args]  builds in Release and runs one
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

output=$(cd "$here" && dotnet build tests/TalentPortal.Benchmarks -c Release -v quiet -nologo 2>&1) || {
  printf '%s\n' "$output" | grep -E 'error|warning' | sort -u >&2 || printf '%s\n' "$output" >&2
  exit 1
}
# Node's packages for the one measurement that needs them, installed once and again when their list changes.
lighthouse=$here/tests/lighthouse
if [ "${1:-}" = lighthouse ] && ! cmp -s "$lighthouse/package-lock.json" "$lighthouse/node_modules/.installed-lock"; then
  (cd "$lighthouse" && npm ci --ignore-scripts --prefer-offline --no-audit --no-fund) >&2 && cp "$lighthouse/package-lock.json" "$lighthouse/node_modules/.installed-lock" || exit 2
fi
# In the caller's folder, so that files in the arguments are found.
exec dotnet "$here/tests/TalentPortal.Benchmarks/bin/Release/net10.0/TalentPortal.Benchmarks.dll" "$@"
