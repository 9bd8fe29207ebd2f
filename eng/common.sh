# Sourced by the commands beside it: what they need of the machine.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
me="eng/$(basename "$0")"

# dotnet keeps its caches there, and insists on it.
if [ -z "${HOME:-}" ]; then
  HOME=$(getent passwd "$(id -u)" | cut -d : -f 6)
  export HOME
fi

die() {
  echo "$me: $*" >&2
  exit 2
}

require_sdk() {
  if ! command -v dotnet >/dev/null && [ -x "${HOME:-/nowhere}/.dotnet/dotnet" ]; then
    export DOTNET_ROOT="$HOME/.dotnet" PATH="$HOME/.dotnet:$PATH"
  fi
  local found
  found=$( (dotnet --list-sdks 2>/dev/null || true) | cut -d ' ' -f 1 | paste -sd ' ')
  case " $found" in
    *' 10.'*) ;;
    *) die "needs the .NET 10 SDK (found: ${found:-none}): https://dotnet.microsoft.com/download/dotnet/10.0" ;;
  esac
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
}

# Where the portal itself looks for PostgreSQL's server programs; an explicit PG_BIN is judged by the portal.
has_postgres() {
  [ -z "${PG_BIN:-}" ] || return 0
  local folder
  for folder in ${PATH//:/ } /usr/lib/postgresql/*/bin /usr/pgsql-*/bin "$(pg_config --bindir 2>/dev/null || true)"; do
    [ ! -x "$folder/initdb" ] || return 0
  done
  return 1
}

has_chromium() { [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; }

# The tests open some thousand pages: the browser's engine without the windows takes much less of the machine for it.
# Where that is missing and may not be installed, the whole browser does.
choose_chromium() {
  local shell=/usr/bin/chromium-headless-shell
  [ -z "${CHROMIUM:-}" ] || return 0
  [ -x "$shell" ] || (install_debian chromium-headless-shell) >/dev/null 2>&1 || true
  [ ! -x "$shell" ] || export CHROMIUM=$shell
}

# 18.17 is the oldest that the validators run on; the one of Debian 12 does.
has_node() {
  command -v npm >/dev/null && node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 18 || (a == 18 && b >= 17) ? 0 : 1)' 2>/dev/null
}

# The judges that are not ours: installed once, and again when their list changes.
install_validators() {
  local folder=$root/tests/validators log
  ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock" || return 0
  echo "Installing the validators ..."
  log=$(mktemp)
  if ! (cd "$folder" && npm ci --ignore-scripts --prefer-offline --no-audit --no-fund) >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    rm -f "$log"
    die "could not install the validators: npm ci in tests/validators"
  fi
  rm -f "$log"
  cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock"
}

has_cjk_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family 2>/dev/null)" ]; }

# install_debian PACKAGE...: installs them as root or with a sudo that asks nothing, else says in one line what to do.
install_debian() {
  local become=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || die "needs $*, and may not install it as $(id -un): sudo apt-get install $*"
    become=(sudo -n)
  fi
  command -v apt-get >/dev/null || die "needs $*, and only knows how to install it on Debian and Ubuntu; install it yourself."
  echo "Installing $* ..."
  local log
  log=$(mktemp)
  if ! { "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update &&
         "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    rm -f "$log"
    die "could not install $*. Install it yourself: sudo apt-get install $*"
  fi
  rm -f "$log"
}

# for_a_moment COMMAND...: for compilers and other processes that end soon and have memory: no profiling of code that will
# not run long, code that is written where it runs, one collector that works seldom. It takes a third off a compiler's time.
for_a_moment() {
  env DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0 DOTNET_gcServer=0 DOTNET_gcConcurrent=0 DOTNET_GCgen0size=0x10000000 "$@"
}

# quietly COMMAND...: shows the output only when the command fails.
quietly() {
  local output
  if ! output=$("$@" 2>&1 </dev/null); then
    printf '%s\n' "$output" | grep -E '(error|warning) [A-Z]+[0-9]+' | sort -u >&2 || printf '%s\n' "$output" >&2
    return 1
  fi
}
