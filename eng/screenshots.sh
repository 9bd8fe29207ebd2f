#!/usr/bin/env bash
# eng/screenshots.sh FOLDER [PARTS] [--dark]: takes a picture of every page with demo data (or of those whose route contains one of
# PARTS, which are parted by commas),
# in both languages, 390 and 1440 pixels wide, in light colours or in dark ones, so that people can look at them.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[ $# -ge 1 ] || die "name a folder for the pictures."
folder=$(realpath -m "$1")
cd "$root"

require_sdk
missing=()
has_postgres || missing+=(postgresql)
has_chromium || missing+=(chromium)
has_cjk_font || missing+=(fonts-noto-cjk fontconfig)
[ ${#missing[@]} -eq 0 ] || install_debian "${missing[@]}"

quietly dotnet build tests/TalentPortal.BrowserTests -c Release -v quiet -nologo || die "the build failed."
exec dotnet tests/TalentPortal.BrowserTests/bin/Release/net10.0/TalentPortal.BrowserTests.dll "$folder" "${@:2}"
