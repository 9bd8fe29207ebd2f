#!/usr/bin/env bash
# eng/content.sh          says where each claim of the content stands, and which lead nowhere
# eng/content.sh FACTS    also compares with the folder of collected facts that the content was written from
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

output=$(cd "$here" && dotnet build src/TalentPortal -c Release -v quiet -nologo 2>&1) || {
  printf '%s\n' "$output" | grep -E 'error|warning' | sort -u >&2 || printf '%s\n' "$output" >&2
  exit 1
}
exec dotnet "$here/src/TalentPortal/bin/Release/net10.0/TalentPortal.dll" content report --source "$here" ${1:+--facts "$1"}
