# Read by ci/test: the lab itself, on every platform that can run here, and what it says and leaves where something is wrong or it is
# interrupted. Needs $scratch and what ci/common.sh has.

failing=(--platforms ci/lab-checks/platforms.yaml --images ci/lab-checks/images --no-report)

# with_socket SOCKET COMMAND...: the command, with the Docker daemon behind that socket.
with_socket() {
    local socket=$1
    shift
    DOCKER_HOST=unix://$socket "$@"
}

# column NAME STATE PATTERN FOLDER: whether the lab has kept that state of that platform, with that in its reason.
column() {
    local seen
    seen=$(tr -d '\n' <"$4/lab.json" | sed 's/}, {/\n/g' | grep "\"name\" : \"$1\"")
    [[ $seen =~ \"state\"\ :\ \"$2\" && $seen =~ $3 ]] || { printf 'no %s with "%s" for %s: %s\n' "$2" "$3" "$1" "$seen"; return 1; }
}

# until_true COMMAND...: waits until it succeeds, for 30 seconds.
until_true() {
    local i
    for ((i = 0; i < 300; i++)); do
        "$@" && return 0
        sleep 0.1
    done
    return 1
}

containers() { docker ps -aq --filter label=org.setpeername.lab; }
no_container() { [[ -z $(containers) ]]; }
running_container() { [[ -n $(docker ps -q --filter label=org.setpeername.lab) ]]; }

# clean FOLDER: no container, and no file in the folder that is not whole.
clean() {
    until_true no_container || { echo "containers are left: $(docker ps -a --filter label=org.setpeername.lab)"; return 1; }
    ! compgen -G "$1/.*.part" || { echo "half-written files are left in $1"; return 1; }
}

# gone PID: no process of the lab with that id, and none that looks after it.
gone() { ! kill -0 "$1" 2>/dev/null && ! grep -lsz "^$1\$" /proc/[0-9]*/cmdline >/dev/null; }

# --- without a daemon, and with daemons that fail

check "without Docker every column says so" ends_with 3 "there is no $scratch/none.sock" \
    with_socket "$scratch/none.sock" ci/lab "${failing[@]}" --out "$scratch/none" whole sleeps
"$(newest_jdk 25)/bin/java" ci/lab-checks/DaemonThatFails.java "$scratch/failing.sock" >/dev/null 2>&1 &
daemon_that_fails=$!
until_true test -S "$scratch/failing.sock"
check "a daemon that answers with an error is quoted" ends_with 3 "NOT_RUN .*the disk of the daemon is on fire" \
    with_socket "$scratch/failing.sock" ci/lab "${failing[@]}" --out "$scratch/error" whole
chmod 000 "$scratch/failing.sock"
if setpriv --bounding-set -all --inh-caps -all true 2>/dev/null; then
    check "without permission on the socket it says what to do" ends_with 3 "No permission on .*failing.sock: run as root, or as a member" \
        with_socket "$scratch/failing.sock" setpriv --bounding-set -all --inh-caps -all \
        ci/lab "${failing[@]}" --out "$scratch/permission" whole
else
    skip "without permission on the socket it says what to do" "capabilities cannot be given up here"
fi
kill $daemon_that_fails
wait $daemon_that_fails 2>/dev/null

if [[ -z ${lab_impossible-} ]]; then
    # --- platforms that fail, one beside the other

    check "platforms that fail leave each other alone" ends_with 1 "9 platforms in" \
        ci/lab "${failing[@]}" --out "$scratch/failing" whole truncated garbage silent contradicted unbuildable unregistered typo big
    check "a whole run is kept" cmp -s ci/lab-checks/images/prints/whole.jsonl "$scratch/failing/whole.jsonl"
    check "half a run is a harness error" column truncated HARNESS_ERROR "no footer.*3 times" "$scratch/failing"
    check "garbage is a harness error" column garbage HARNESS_ERROR "not a run of setpeername.*3 times" "$scratch/failing"
    check "nothing is a harness error" column silent HARNESS_ERROR "no run. It said last: nothing to say" "$scratch/failing"
    check "a run of another kernel than the entry says is a harness error" column contradicted HARNESS_ERROR "kernel is '7.2.*'6.1'" \
        "$scratch/failing"
    check "an image that cannot be built is a harness error" column unbuildable HARNESS_ERROR "the package that it needs is gone" \
        "$scratch/failing"
    check "a runtime that is not registered is NOT_RUN" column unregistered NOT_RUN "nonesuch is not registered" "$scratch/failing"
    check "a mistake in an entry is a harness error" column typo HARNESS_ERROR "unknown field 'runtme'" "$scratch/failing"
    check "only the whole run has a file" test "$(cd "$scratch/failing" && echo *.jsonl)" = whole.jsonl

    full_disk() {
        # shellcheck disable=SC2016
        unshare -m bash -c 'mkdir -p "$1" && mount -t tmpfs -o size=256k none "$1" && shift && "$@"' bash "$scratch/full" \
            ci/lab "${failing[@]}" --out "$scratch/full" big whole
    }
    check "on a full disk a run that does not fit is a harness error, and one that does is kept" ends_with 1 \
        "(big +HARNESS_ERROR .*No space left.*whole +MEASURED|whole +MEASURED.*big +HARNESS_ERROR .*No space left)" full_disk

    dies_in_the_middle() {
        local real=${DOCKER_HOST-unix:///var/run/docker.sock} daemon status
        "$(newest_jdk 25)/bin/java" ci/lab-checks/DaemonThatFails.java "$scratch/dying.sock" "${real#unix://}" /wait >/dev/null 2>&1 &
        daemon=$!
        until_true test -S "$scratch/dying.sock"
        with_socket "$scratch/dying.sock" ci/lab "${failing[@]}" --out "$scratch/dying" sleeps
        status=$?
        kill $daemon 2>/dev/null
        wait $daemon 2>/dev/null
        return $status
    }
    check "a daemon that dies in the middle is a harness error" ends_with 1 "sleeps +HARNESS_ERROR" dies_in_the_middle
    check "what it kept is removed by the next lab" ends_with 1 "1 platforms in" ci/lab "${failing[@]}" --out "$scratch/next" typo
    check "no container is left by any of these" clean "$scratch/dying"

    # --- interrupted

    interrupted() {
        local signal=$1 target=$2 out=$scratch/interrupted-$1 lab
        setsid env --default-signal=INT,QUIT ci/lab "${failing[@]}" --out "$out" sleeps </dev/null >"$out.log" 2>&1 &
        lab=$!
        until_true running_container || { cat "$out.log"; return 1; }
        kill "-$signal" -- "$target$lab"
        wait $lab 2>/dev/null
        clean "$out" || return 1
        until_true gone $lab || { echo "a process of the lab is left"; return 1; }
    }
    check "Ctrl-C leaves nothing behind" interrupted INT -
    check "SIGTERM leaves nothing behind" interrupted TERM ""
    check "SIGKILL leaves nothing behind" interrupted KILL ""

    # --- the whole lab

    lab_start=$SECONDS
    ci/lab </dev/null >"$scratch/lab.log" 2>&1
    lab=$?
    cat "$scratch/lab.log"
    echo "The lab, its images and its report took $((SECONDS - lab_start)) s."
    check "the lab measures every platform that can run here, each as recorded" test $lab -eq 0 -o $lab -eq 3
    minimum=$MINIMUM_PLATFORMS
    docker info 2>/dev/null | grep -q ' runsc' || minimum=$((minimum - 1))
    measured=$(grep -c '"state" : "MEASURED"' reports/target/lab/lab.json)
    check "at least $minimum platforms were measured: $measured" test "$measured" -ge "$minimum"
    check "no platform and no case is a harness error" \
        test "$(grep -c '"state" : "HARNESS_ERROR"\|"harnessErrors" : [1-9]' reports/target/lab/lab.json)" -eq 0
    echo "Platforms that were started again after a crash: $(grep -c ': started again after a crash' "$scratch/lab.log")"
    check "what could not run says why: $(grep -c '"state" : "NOT_RUN"' reports/target/lab/lab.json)" \
        test "$(grep -A1 '"state" : "NOT_RUN"' reports/target/lab/lab.json | grep -c '"reason" : "[^"]')" \
        -eq "$(grep -c '"state" : "NOT_RUN"' reports/target/lab/lab.json)"
    check "every platform that was measured was compared with a record" \
        test "$(grep -c ': Compared with the record ' "$scratch/lab.log")" -eq "$measured"

    repeats() {
        local said
        said=$(ci/lab --no-report --repeat 2 --out "$scratch/repeat" debian-jdk17 gvisor-jdk25 linux-7.2 </dev/null 2>&1)
        grep '^2 rounds: ' <<<"$said"
        grep ': started again after a crash' <<<"$said"
        [[ $said == *"2 rounds: 0 differences, 0 things left over"* && $said != *"may have left on"* ]] \
            || { printf '%s\n' "$said"; return 1; }
    }
    check "two more rounds show the same, leave nothing over and send no datagram out" repeats
    check "no container is left by the lab" clean reports/target/lab
else
    for sentence in "the lab measures every platform that can run here, each as recorded" "platforms that fail leave each other alone" \
            "what interrupts a lab leaves nothing behind"; do
        skip "$sentence" "$lab_impossible"
    done
fi
