# shellcheck shell=bash
# Read by ci/test when Maven has run: the checks that need the finished build, or a machine without something.

jar=${root:?}/suites/target/setpeername.jar
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# ends_with CODE PATTERN COMMAND...: whether the command ends with that exit code, says that, and shows no stack trace.
ends_with() {
    local code=$1 pattern=$2 output seen
    shift 2
    output=$("$@" </dev/null 2>&1)
    seen=$?
    if [[ $seen == "$code" && $output =~ $pattern && ! $output =~ [[:space:]]at\ [a-z.]+[A-Z] ]]; then
        return 0
    fi
    printf 'expected exit code %s and "%s", saw %s and:\n%s\n' "$code" "$pattern" "$seen" "$output"
    return 1
}

# --- how ci/test counts

cat >"$scratch/TEST-One.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<testsuite xmlns:xsi="x" version="3.0" name="One" time="0.1" tests="7" errors="1" skipped="2" failures="1" flakes="0">
  <testcase name="tests=&quot;9&quot;"/>
</testsuite>
XML
cp "$scratch/TEST-One.xml" "$scratch/TEST-Two.xml"
check "reports are counted: errors with failures, skipped apart" \
    test "$(ci/count-reports "$scratch" "$scratch/none")" = "6 4 4"
check "no reports are no tests" test "$(ci/count-reports "$scratch/none")" = "0 0 0"

# --- the build without the JDK that it needs

without_jdk_25() {
    local older=$1
    # shellcheck disable=SC2016
    unshare -m bash -c '
        empty=$1
        for home in /usr/lib/jvm/*/; do
            feature=$(sed -n "s/^JAVA_VERSION=\"\([0-9]*\).*/\1/p" "$home/release" 2>/dev/null)
            ((${feature:-0} < 25)) || mount --bind "$empty" "$home" || exit 99
        done
        JAVA_HOME=$2 mvn -B -N validate' bash "$scratch/empty" "$older"
}
mkdir "$scratch/empty"
older=$(newest_jdk 17 25)
if [[ -n $older ]] && unshare -m true 2>/dev/null; then
    check "without a JDK 25 the build says so in one sentence" ends_with 1 "built with JDK 25 or later, and none was found" \
        without_jdk_25 "$older"
else
    skip "without a JDK 25 the build says so in one sentence" "needs root and a JDK from 17 to 24"
fi

# --- the runnable jar, on the newest JDK and on an older one

check "the jar lists its cases" ends_with 0 "[1-9][0-9]* cases of [1-9][0-9]* tests" "$(newest_jdk 25)/bin/java" -jar "$jar" observe --list
check "the jar measures libc on a JDK with java.lang.foreign" ends_with 0 "HOLDS +AsynchronousErrors.recvReportsClosedPort posix ipv4" \
    "$(newest_jdk 25)/bin/java" -jar "$jar" observe --test AsynchronousErrors.recvReportsClosedPort
check "a wrong option is one sentence and exit code 2" ends_with 2 "Unknown option: '--nonsense'" \
    "$(newest_jdk 25)/bin/java" -jar "$jar" observe --nonsense
check "the jar explains a claim from the records that it has" ends_with 0 "PREDICTED by the model; nobody observed these" \
    "$(newest_jdk 25)/bin/java" -jar "$jar" explain article/async-error-on-receive
check "an unknown claim is one sentence with the nearest ids, and exit code 2" ends_with 2 "the nearest are article/async-error-on-receive" \
    "$(newest_jdk 25)/bin/java" -jar "$jar" explain async-eror-on-receive
check "a run is no different from itself" ends_with 0 "No difference\." "$(newest_jdk 25)/bin/java" -jar "$jar" diff \
    suites/target/observed.jsonl suites/target/observed.jsonl
check "Linux and gVisor differ" ends_with 1 "cases of [0-9]+ tests differ" "$(newest_jdk 25)/bin/java" -jar "$jar" diff \
    reports/observed/linux-6.18-x86_64-glibc-jdk25.jsonl reports/observed/gvisor-4.4-x86_64-glibc-jdk25.jsonl
check "what is no run is one sentence, and exit code 2" ends_with 2 "README.md is not a run of setpeername" \
    "$(newest_jdk 25)/bin/java" -jar "$jar" diff README.md README.md
if [[ -n $older ]]; then
    check "the jar runs on $(basename "$older")" ends_with 0 "HOLDS +AsynchronousErrors.recvReportsClosedPort datagram-socket ipv4" \
        "$older/bin/java" -jar "$jar" observe --test AsynchronousErrors.recvReportsClosedPort
else
    skip "the jar runs on a JDK from 17 to 24" "none is installed"
fi

# --- too few file descriptors: below six the JVM itself does not start; each more and the run gets further

few_descriptors() {
    local descriptors code output inconclusive=0
    for descriptors in 6 7 8 10 12 14; do
        output=$(ulimit -n "$descriptors" && "$(newest_jdk 25)/bin/java" -jar "$jar" observe --test AsynchronousErrors.recvReportsClosedPort \
            </dev/null 2>&1)
        code=$?
        [[ $code == 0 && $output == *INCONCLUSIVE* ]] && inconclusive=$((inconclusive + 1))
        if ((code > 1)) || [[ $output == *"at setpeername."* || $output == *HARNESS_ERROR* ]]; then
            printf 'with %s descriptors, exit code %s:\n%s\n' "$descriptors" "$code" "$output"
            return 1
        fi
    done
    ((inconclusive > 0))
}
check "too few file descriptors are a sentence or inconclusive cases" few_descriptors

# --- the workflow: what is written in it, and what it runs

check "the scripts of ci/ and the workflows have no defect that shellcheck or actionlint knows" ci/lint-scripts
check "a workflow with defects is refused, with all of them" ends_with 1 "9 wrong" ci/lint-scripts ci/lint/wrong.yml
rehearse() { JAVA_HOME=$(newest_jdk 25) ci/rehearse "$scratch/rehearsal" </dev/null; }
check "what the workflow runs, runs here: bundle, measure, judge, merge, summary; a new platform is green" rehearse
check "a machine without a bundle is told how to make one" ends_with 2 "make it with 'ci/bundle none'" ci/measure none "$scratch/runs"
for script in judge merge summary; do
    check "ci/$script without a bundle tells how to make one" ends_with 2 "ci/$script: .*make it with 'ci/bundle none'" \
        "ci/$script" none "$scratch/empty" "$scratch/site"
done
check "a site of runs that are nowhere is refused" ends_with 2 "there is no folder $scratch/none" \
    ci/merge "$scratch/rehearsal/bundle" "$scratch/none" "$scratch/site"
check "a site of no run is refused" ends_with 2 "every machine failed to measure" \
    ci/merge "$scratch/rehearsal/bundle" "$scratch/empty" "$scratch/site"
check "a summary of no run is refused" ends_with 2 "There is no run" \
    ci/summary "$scratch/rehearsal/bundle" "$scratch/empty" reports/observed
