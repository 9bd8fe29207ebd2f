#!/usr/bin/env bash
# eng/test.sh: builds once with warnings as errors and runs every test. The last line is "N passed, N failed";
# a skipped test, a project that runs none, and a crash count as failed.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

longest=2400 # seconds for one test project; a hanging one must not hang everything

require_sdk
choose_chromium
missing=()
has_postgres || [ -n "${TALENTPORTAL_TEST_DB:-}" ] || missing+=(postgresql)
has_chromium || missing+=(chromium)
has_cjk_font || missing+=(fonts-noto-cjk fontconfig)
has_node || missing+=(nodejs npm)
[ ${#missing[@]} -eq 0 ] || install_debian "${missing[@]}"
# Beside the build: the one waits for the network, the other for the machine.
install_validators &
validators=$!

results=$root/artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
passed=0
failed=0
started=$SECONDS

echo "Building ..."
anew=()
if [ -f src/TalentPortal/obj/built-for-run ]; then # by eng/run.sh, which looks at no rules
  anew=(--no-incremental)
  rm src/TalentPortal/obj/built-for-run
fi
# One compiler for all projects, warm after the first, also where the environment would start one for each.
if ! quietly for_a_moment dotnet build TalentPortal.sln -c Release -warnaserror -v quiet -nologo -p:UseSharedCompilation=true "${anew[@]}"; then
  echo "The build failed."
  echo "0 passed, 1 failed"
  exit 1
fi
[ "${UseSharedCompilation:-}" != false ] || dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
wait "$validators" || { echo "0 passed, 1 failed"; exit 1; }
echo "Built in $((SECONDS - started)) s."

# The processes are short and both cores busy: no profiling for code that will not run long, a collector that works less
# often, and code that is written where it runs.
export DOTNET_TieredPGO=0 DOTNET_gcConcurrent=0 DOTNET_GCgen0size=0x4000000 DOTNET_EnableWriteXorExecute=0

set -m # each project in a process group of its own, so that none outlives an interrupted run
trap 'for job in $(jobs -p); do kill -- "-$job" 2>/dev/null || true; done; exit 130' INT TERM

name_of() { basename "$1" .csproj; }

# Leaves NAME.trx, NAME.log, NAME.exit and NAME.seconds in the results.
run_project() {
  local name began=$SECONDS exit=0
  name=$(name_of "$1")
  timeout --foreground -k 10 "$longest" dotnet test "$1" -c Release --no-build --nologo \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results" >"$results/$name.log" 2>&1 </dev/null || exit=$?
  echo $exit >"$results/$name.exit"
  echo $((SECONDS - began)) >"$results/$name.seconds"
}

# The value of one counter in a result file, 0 when it is not there.
counter() { grep -o '<Counters [^>]*' "$1" | grep -o " $2=\"[0-9]*\"" | tr -dc 0-9 | grep . || echo 0; }

# Name and message of everything in a result file that did not pass.
failures() {
  awk 'BEGIN { RS = "<UnitTestResult " }
    function decoded(s) {
      gsub(/&#xD;/, "", s); gsub(/&#xA;/, "\n", s); gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s)
      gsub(/&quot;/, "\"", s); gsub(/&apos;/, "\047", s); gsub(/&amp;/, "\\&", s)
      return s
    }
    function between(s, a, b,   i) {
      i = index(s, a); if (!i) return ""
      s = substr(s, i + length(a)); i = index(s, b)
      return i ? substr(s, 1, i - 1) : s
    }
    NR > 1 && between($0, " outcome=\"", "\"") != "Passed" {
      printf "  %s: %s\n", between($0, " outcome=\"", "\""), decoded(between($0, "testName=\"", "\""))
      message = between($0, "<Message>", "</Message>"); sub(/\n+$/, "", message); gsub(/\n/, "\n    ", message)
      if (message != "") printf "    %s\n", decoded(message)
      trace = between($0, "<StackTrace>", "</StackTrace>")
      n = split(trace, lines, "\n")
      for (i = 1; i <= n; i++) if (lines[i] ~ / in .*:line [0-9]+/) { sub(/^ +/, "", lines[i]); printf "    %s\n", decoded(lines[i]); break }
    }' "$1"
}

report() {
  local name trx exit total good
  name=$(name_of "$1")
  trx=$results/$name.trx
  exit=$(cat "$results/$name.exit")
  total=0
  good=0
  if [ -f "$trx" ]; then
    total=$(counter "$trx" total)
    good=$(counter "$trx" passed)
  fi
  echo "$name: $good of $total passed in $(cat "$results/$name.seconds") s"
  passed=$((passed + good))
  failed=$((failed + total - good))
  if [ "$good" -lt "$total" ]; then
    failures "$trx"
  elif [ "$total" -eq 0 ] || [ "$exit" -ne 0 ]; then
    failed=$((failed + 1))
    if [ "$exit" -eq 124 ]; then
      echo "  Failed: stopped after $longest s"
    elif [ "$exit" -ne 0 ]; then
      echo "  Failed: the run ended with $exit:"
      tail -n 15 "$results/$name.log" | sed 's/^/    /'
    else
      echo "  Failed: it ran no test"
    fi
  fi
}

together=()
browsers=() # they and what they look at need both cores; the rules of the code are read while their portal gets ready, which is the work of one
for project in tests/*/*Tests.csproj; do
  case $project in
    *BrowserTests.csproj | *ArchitectureTests.csproj) browsers+=("$project") ;;
    *) together+=("$project") ;;
  esac
done

run_all() {
  local project
  for project in "$@"; do run_project "$project" & done
  wait
  for project in "$@"; do report "$project"; done
}

run_all "${together[@]}"
run_all "${browsers[@]}"

echo "Took $((SECONDS - started)) s; details in artifacts/test-results."
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
