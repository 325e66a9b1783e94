# Shared by scripts/bench-micro and scripts/bench-load. To be sourced after scripts/lib.sh, from the root of the repository.

figures=docs/benchmarks/data
tools=menjin-bench/target/tools

bench_effort() { # arguments of the script -> full or quick
  case ${1:-} in
    '') echo full ;;
    --quick) echo quick ;;
    *) fail "usage: $0 [--quick]" ;;
  esac
}

build_bench() {
  need mvn "Maven 3.8 or newer"
  echo "building ..." >&2
  mkdir -p target
  mvn -B -q package -DskipTests -Dspotless.check.skip -pl menjin-bench,menjin-bench/tutorial-app,menjin-server -am >target/build.log 2>&1 ||
    { cat target/build.log >&2; fail "the build failed"; }
  classpath=menjin-bench/target/classes:$(cat menjin-bench/target/classpath)
}

versions() { # of the peers, as the POM pins them
  local name
  for name in wxjava sa-token spring-session; do
    printf '%s %s, ' "$name" "$(sed -n "s/.*<$name.version>\(.*\)<.*/\1/p" pom.xml)"
  done | sed 's/wxjava/WxJava/; s/sa-token/Sa-Token/; s/spring-session/Spring Session/; s/, $//'
}

# Debian's programs, unpacked beside the build where they are not installed: nothing is started, no root is needed.
tool() { # program, Debian packages -> its path
  local found
  # Where Debian has servers is not on everybody's path.
  found=$(PATH=$PATH:/usr/sbin command -v "$1" || find "$tools" -type f -name "$1" -perm -u+x -print -quit 2>/dev/null || true)
  if [ -z "$found" ]; then
    command -v apt-get >/dev/null 2>&1 || fail "$1 is missing: install it"
    local name=$1
    shift
    mkdir -p "$tools/packages"
    if ! (cd "$tools/packages" && apt-get download -qq "$@" >/dev/null 2>&1); then
      [ "$(id -u)" -eq 0 ] && apt-get update -qq >/dev/null 2>&1 &&
        (cd "$tools/packages" && apt-get download -qq "$@" >/dev/null 2>&1) ||
        fail "$name is missing, and apt-get cannot fetch it: apt-get update && apt-get install $*"
    fi
    for package in "$tools"/packages/*.deb; do dpkg -x "$package" "$tools"; done
    found=$(find "$tools" -type f -name "$name" -perm -u+x -print -quit)
    [ -n "$found" ] || fail "$name is missing: install it"
  fi
  case $found in /*) echo "$found" ;; *) echo "$PWD/$found" ;; esac
}

# A JDK with virtual threads beside the one that runs this, from JAVA_HOME_NEW or where Linux keeps JDKs.
newer_jdk() {
  if [ -n "${JAVA_HOME_NEW:-}" ]; then
    [ -x "$JAVA_HOME_NEW/bin/java" ] || fail "JAVA_HOME_NEW has no bin/java"
    echo "$JAVA_HOME_NEW"
    return
  fi
  local home best='' most=20 major
  for home in /usr/lib/jvm/*/; do
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "${home}release" 2>/dev/null || true)
    if [ -n "$major" ] && [ "$major" -gt "$most" ] && [ -x "${home}bin/java" ]; then
      best=${home%/} most=$major
    fi
  done
  [ -n "$best" ] || echo "no JDK 21 or newer found (JAVA_HOME_NEW): its rows are left out" >&2
  echo "$best"
}
