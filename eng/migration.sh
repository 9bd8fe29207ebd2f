#!/usr/bin/env bash
# eng/migration.sh        scaffolds the one migration "Initial" anew from the model (until the first release)
# eng/migration.sh NAME   adds the migration NAME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=src/TalentPortal/Data/Migrations
name=${1:-}
kept=$(mktemp -d)

restore() {
  local result=$?
  if [ $result -ne 0 ] && [ -z "$name" ] && [ -d "$kept/Migrations" ]; then
    rm -rf "$folder"
    mv "$kept/Migrations" "$folder"
    echo "eng/migration.sh: failed; the migrations are as they were." >&2
  fi
  rm -rf "$kept"
}
trap restore EXIT

if [ -n "$name" ] && ! [[ $name =~ ^[A-Z][A-Za-z0-9]+$ ]]; then
  echo "eng/migration.sh: '$name' is no name for a migration: write it like AddHousing." >&2
  exit 2
fi
if [ -z "$name" ] && [ -d "$folder" ]; then
  later=$(find "$folder" -name '[0-9]*_*.cs' ! -name '*.Designer.cs' ! -name '*_Initial.cs' | sort | head -n 1)
  if [ -n "$later" ]; then
    echo "eng/migration.sh: there is more than Initial ($(basename "$later")), so it may not be made anew. Give the new migration a name." >&2
    exit 2
  fi
  mv "$folder" "$kept/Migrations"
fi

dotnet tool restore --verbosity quiet
dotnet restore src/TalentPortal.DesignTime --verbosity quiet
dotnet ef migrations add "${name:-Initial}" --project src/TalentPortal --startup-project src/TalentPortal.DesignTime \
  --output-dir Data/Migrations
git status --short -- "$folder"
