# Shared by ./dev and ./test. To be sourced from the root of the repository.

version=0.1.0

fail() {
  echo "menjin: $*" >&2
  exit 1
}

need() { # command, what it belongs to
  command -v "$1" >/dev/null 2>&1 || fail "$1 is missing: install $2"
}

need_chromium() { # for the browser tests, with a font that has Chinese; Debian's packages bring both
  local missing=()
  [ -n "${MENJIN_CHROMIUM:-}" ] || [ -x /usr/bin/chromium ] || missing+=(chromium)
  # Without one, Chinese is a row of boxes, and no picture looks as it should.
  [ -n "$(fc-list :lang=zh-cn family 2>/dev/null)" ] || missing+=(fonts-noto-cjk fontconfig)
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null 2>&1 ||
    fail "missing: ${missing[*]}; install them, and set MENJIN_CHROMIUM to the browser's path"
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  echo "installing Debian's ${missing[*]} for the browser tests ..."
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

jar_of() { # module -> path of its runnable jar
  case $1 in
    menjin-emulator) echo "menjin-emulator/target/menjin-emulator-$version-standalone.jar" ;;
    *) echo "$1/target/${1##*/}-$version.jar" ;;
  esac
}

build_jars() { # module... : packages those whose jar is missing or older than any source
  local module stale=()
  for module in "$@"; do
    local jar
    jar=$(jar_of "$module")
    if [ ! -f "$jar" ] || [ -n "$(find pom.xml openapi.yaml menjin-*/pom.xml menjin-*/src/main examples/*/pom.xml examples/*/src/main -newer "$jar" -type f -print -quit)" ]; then
      stale+=("$module")
    fi
  done
  [ ${#stale[@]} -eq 0 ] && return
  need mvn "Maven 3.8 or newer"
  echo "building (the first time takes a few minutes) ..."
  local list
  list=$(IFS=,; echo "${stale[*]}")
  mkdir -p target
  mvn -B -q package -DskipTests -pl "$list" -am >target/build.log 2>&1 || { cat target/build.log >&2; fail "the build failed"; }
  # Archives carry the moment written in the POM, which is older than every source.
  for module in "${stale[@]}"; do touch "$(jar_of "$module")"; done
}

# The shop as a page, from its own sources and those of the packages that it is made of.
shop_web=miniprogram/examples/shop/web

build_shop_web() {
  local made=$shop_web/index.html
  local sources=(miniprogram/package-lock.json miniprogram/packages/*/src miniprogram/examples/shop/src
    miniprogram/examples/shop/browser.json)
  if [ -f "$made" ] && [ -z "$(find "${sources[@]}" -newer "$made" -type f -not -path '*/miniprogram_npm/*' -print -quit)" ]; then
    return
  fi
  echo "building the shop for the browser ..."
  mkdir -p target
  (
    cd miniprogram
    [ -d node_modules ] || npm ci --no-audit --no-fund
    for one in wx-testkit miniprogram browser-host example-shop; do npm run build -w "@menjin/$one"; done
  ) >target/shop-web.log 2>&1 || fail "the shop could not be built for the browser; see target/shop-web.log"
}

build_packages() { # the SDK and the browser host, if any source of theirs is newer
  local made=miniprogram/packages/browser-host/dist/index.js
  if [ -d miniprogram/packages/miniprogram/miniprogram_dist ] && [ -f "$made" ] &&
    [ -z "$(find miniprogram/package-lock.json miniprogram/packages/*/src -newer "$made" -type f -print -quit)" ]; then
    return
  fi
  echo "building the packages of the mini program ..."
  mkdir -p target
  (
    cd miniprogram
    [ -d node_modules ] || npm ci --no-audit --no-fund
    for one in wx-testkit miniprogram browser-host; do npm run build -w "@menjin/$one"; done
  ) >target/packages.log 2>&1 || fail "the packages could not be built; see target/packages.log"
  touch "$made"
}

port_is_taken() { # port
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

random_hex() { # bytes
  od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'
}

wait_for() { # url, pid that must live, log to show when it does not
  local i
  for ((i = 0; i < 600; i++)); do
    curl -fs -o /dev/null "$1" && return
    kill -0 "$2" 2>/dev/null || { tail -40 "$3" >&2; fail "it did not start; the log above says why"; }
    sleep 0.2
  done
  fail "no answer from $1 after two minutes; see $3"
}

watch_over() { # pid to watch, pids to end when it is gone
  local watched=$1
  shift
  trap 'exit 0' TERM INT
  while kill -0 "$watched" 2>/dev/null; do sleep 1; done
  kill "$@" 2>/dev/null || true
}
