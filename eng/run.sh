#!/usr/bin/env bash
# eng/run.sh [--port N] [--data DIR] [--fresh] [--no-demo]
# Builds the portal when its sources have changed, then runs it with a private PostgreSQL. Ctrl-C stops both.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

case ${1:-} in -h | --help)
  cat <<'HELP'
eng/run.sh [--port N] [--data DIR] [--fresh] [--no-demo]
  --port N     port on localhost (5080)
  --data DIR   folder for database, files and mails (.data in this checkout)
  --fresh      empties that folder first
  --no-demo    without demo tenants and accounts
With ConnectionStrings__Portal and ConnectionStrings__PortalOwner set, that database is used instead of a private one.
HELP
  exit 0 ;;
esac

require_sdk
if [ -z "${ConnectionStrings__Portal:-}" ] && ! has_postgres; then
  install_debian postgresql
  has_postgres || die "installed postgresql, but its server programs initdb and postgres are not to be found; set PG_BIN to their folder."
fi

project=$root/src/TalentPortal
program=$project/bin/Release/net10.0/TalentPortal.dll
stamp=$project/obj/built-for-run

# The build names folders of packages for style sheets and scripts; they lie in the home of whoever built, and may be gone.
assets_readable() {
  local folder
  while read -r folder || [ -n "$folder" ]; do
    [ -r "$folder" ] || return 1
  done < <(sed -n 's/^{"ContentRoots":\[\([^]]*\)\].*/\1/p' "${program%.dll}.staticwebassets.runtime.json" | tr ',' '\n' | tr -d '"')
}

# Newer than the last build: any source, or a folder (something in it was added, renamed or deleted).
up_to_date() {
  [ -f "$program" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(dotnet --version)" ] && assets_readable &&
    [ -z "$(find "$project" "$root"/Directory.* "$root"/*.txt "$root/.editorconfig" \
      \( -path "$project/bin" -o -path "$project/obj" -o -path "$project/wwwroot/_framework" \) -prune -o \
      ! -path "$project" -newer "$stamp" -print -quit)" ]
}

build() {
  echo "Building ..."
  mkdir -p "$project/wwwroot/_framework" # the build fills it, and a new folder would make the one above it newer than the stamp
  echo building >"$stamp.new"
  # Without the rules for those who write it, which eng/test.sh looks at.
  quietly for_a_moment dotnet build "$project" -c Release -v quiet -nologo -p:OnlyToRun=true || die "the build failed."
  dotnet --version >"$stamp"
  touch -r "$stamp.new" "$stamp" # as old as the start of the build: what changed during it counts as newer
  rm -f "$stamp.new"
}

cd_and_build() (
  cd "$root"
  flock 9
  up_to_date || build 9>&- # compiler servers outlive the build and must not inherit the lock
) 9>"$project/obj/built-for-run.lock"

if ! (cd "$root" && up_to_date); then
  mkdir -p "$project/obj" 2>/dev/null && [ -w "$project/obj" ] ||
    die "$root must be built, and $(id -un) may not write there. Clone it to a folder of your own."
  cd_and_build
fi

# What the portal writes (files, mails, demo accounts) is its user's alone.
umask 077
export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
# Profiling would pay off after hours, and takes part in the wait for the first page.
export DOTNET_TieredPGO=${DOTNET_TieredPGO:-0}
# A script that starts this in the background has SIGINT ignored for it; being asked to stop is to work there too.
if env --default-signal=INT true 2>/dev/null; then
  exec env --default-signal=INT dotnet "$program" run "$@"
fi
exec dotnet "$program" run "$@"
