# shellcheck shell=bash
# Read by ci/test: the tools that it needs, and how a shell check is counted.

checks_passed=0
checks_failed=0
checks_skipped=0

# check SENTENCE COMMAND...: one check, passed where the command succeeds.
check() {
    local sentence=$1
    shift
    if "$@"; then
        checks_passed=$((checks_passed + 1))
        echo "check passed: $sentence"
    else
        checks_failed=$((checks_failed + 1))
        echo "check FAILED: $sentence"
    fi
}

# skip SENTENCE REASON: one check that this machine does not allow.
skip() {
    checks_skipped=$((checks_skipped + 1))
    echo "check skipped: $1: $2"
}

# newest_jdk FIRST [BEFORE]: the home of the newest JDK under /usr/lib/jvm, or of JAVA_HOME, of feature release FIRST or later and older
# than BEFORE; nothing where there is none.
newest_jdk() {
    local home feature best=0 found=
    for home in /usr/lib/jvm/* "${JAVA_HOME:-}"; do
        [[ -x $home/bin/javac && -r $home/release ]] || continue
        feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
        if ((${feature:-0} >= $1 && feature < ${2:-1000} && feature > best)); then
            best=$feature
            found=$home
        fi
    done
    echo "$found"
}

# first_package NAME...: the first of these packages that the distribution has.
first_package() {
    local package
    for package in "$@"; do
        if apt-cache policy "$package" 2>/dev/null | grep -q 'Candidate: [^(]'; then
            echo "$package"
            return
        fi
    done
    echo "$1"
}

# packages_missing: the packages of the tools that are not here.
packages_missing() {
    command -v mvn >/dev/null || echo maven
    [[ -n $(newest_jdk 17) ]] && command -v java >/dev/null || first_package openjdk-17-jdk-headless default-jdk-headless
    [[ -n $(newest_jdk 25) ]] || echo openjdk-25-jdk-headless
    command -v node >/dev/null || echo nodejs
    command -v npm >/dev/null || echo npm
    command -v chromium >/dev/null || echo chromium
    command -v ip >/dev/null || echo iproute2
    command -v nft >/dev/null || echo nftables
    command -v tcpdump >/dev/null || echo tcpdump
    command -v sysctl >/dev/null || echo procps
    command -v git >/dev/null || echo git
    command -v shellcheck >/dev/null || echo shellcheck
}

# packages_useful: the packages whose headers of other systems self-tests compare with; without them these are skipped.
packages_useful() {
    compgen -G '/usr/share/go-*/src/syscall' >/dev/null || echo golang-src
    [[ -d /usr/share/mingw-w64/include ]] || echo mingw-w64-common
}

# Installs what is missing where that is allowed; ends the script with one sentence where something stays missing.
need_tools() {
    local missing useful package
    mapfile -t missing < <(packages_missing)
    mapfile -t useful < <(packages_useful)
    ((${#missing[@]} + ${#useful[@]})) || return 0
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        apt-get update -q </dev/null >&2
        mapfile -t missing < <(packages_missing)
        for package in "${missing[@]}" "${useful[@]}"; do
            DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$package" </dev/null >&2
        done
        mapfile -t missing < <(packages_missing)
    fi
    ((${#missing[@]})) || return 0
    echo "ci/test: missing, and not to be installed from here: ${missing[*]}; install these Debian packages, or a JDK 25 or later" \
        "under /usr/lib/jvm where the distribution has none." >&2
    exit 2
}

# need_docker: a Docker daemon, as ci/docker finds or starts it, until release_docker or the end of the script; where there can be none, the
# reason is in $lab_impossible. Needs $scratch.
need_docker() {
    lab_impossible=
    daemon=
    if ! docker info >/dev/null 2>&1; then
        if [[ $(id -u) != 0 ]]; then
            lab_impossible="no Docker daemon answers, and starting one needs root"
            return
        elif ! command -v dockerd >/dev/null || ! command -v debootstrap >/dev/null; then
            if ! command -v apt-get >/dev/null || ! ci/docker install </dev/null >&2; then
                lab_impossible="Docker is not installed, and its Debian package docker.io cannot be"
                return
            fi
        fi
    fi
    mkfifo "$scratch/daemon"
    ci/docker run sh -c 'touch "$1" && cat' sh "$scratch/daemon-is-there" <"$scratch/daemon" >&2 &
    daemon=$!
    exec 7>"$scratch/daemon"
    while [[ ! -e $scratch/daemon-is-there ]]; do
        if ! kill -0 $daemon 2>/dev/null; then
            lab_impossible="Docker's daemon cannot be started here: see above"
            return
        fi
        sleep 0.2
    done
}

# Ends what need_docker started.
release_docker() {
    exec 7>&-
    [[ -z ${daemon-} ]] || wait "$daemon"
}
