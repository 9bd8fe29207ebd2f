#!/usr/bin/env bash
# eng/feature-map.sh: writes docs/feature-map.md from the code.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
TALENTPORTAL_WRITE_FEATURE_MAP=1 dotnet test tests/TalentPortal.ArchitectureTests --nologo --filter "FullyQualifiedName~FeatureMap" -v quiet
git status --short -- docs/feature-map.md
