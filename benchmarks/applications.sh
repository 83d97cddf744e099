# Functions that start, ask and end the applications of benchmarks/requests and benchmarks/dashboard, which read this file.
# Each application has a name: pid and port are looked up by it.

declare -A pid port

jdk() {
	printf '%s\n' "${JAVA_HOME:+$JAVA_HOME/bin/}$1"
}

# Fails unless there are the programs, a JDK and /proc.
check_programs() {
	local program
	for program; do
		command -v "$program" >/dev/null || fail "$program is missing. On Debian: apt-get install wrk curl"
	done
	command -v "$(jdk jcmd)" >/dev/null || fail "There is no jcmd: install a JDK, 17 or later, or set JAVA_HOME."
	[[ -r /proc/self/stat ]] || fail "There is no /proc, which tells the processor time of a process: use Linux."
}

# Starts an application: its name, its log, and the arguments of java. Returns when it answers.
start_application() {
	local name=$1 log=$2
	: >"$log"
	"$(jdk java)" "${@:3}" >"$log" 2>&1 &
	pid[$name]=$!
	port[$name]=$(await 120 "$log" '.*Tomcat started on port \([0-9]*\) .*')
	await 120 "$log" '.*(process running for \([0-9.]*\)).*' >/dev/null
}

url() {
	printf 'http://127.0.0.1:%s' "${port[$1]}"
}

# Prints the processor time that an application has used.
ticks() {
	awk '{ print $14 + $15 }' "/proc/${pid[$1]}/stat"
}

# Prints the mebibytes of all objects that are alive. Only each fourth collection leaves no gaps, which count as arrays.
live_heap() {
	local collection
	for ((collection = 1; collection <= 4; collection++)); do
		"$(jdk jcmd)" "${pid[$1]}" GC.run >/dev/null
	done
	"$(jdk jcmd)" "${pid[$1]}" GC.class_histogram | awk '$1 == "Total" { printf "%.3f", $3 / 1048576 }'
}

# Prints what was measured with which machine.
machine() {
	printf '%s, %s processors, %s, Java %s' "$(date +%F)" "$(nproc)" \
		"$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)" \
		"$("$(jdk java)" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.version = //p')"
}

# Waits some seconds for a line in a file and prints the part of it in brackets.
await() {
	local second found
	for ((second = 0; second < $1 * 5; second++)); do
		found=$(sed -n "s/$3/\1/p" "$2" | head -1)
		[[ -z $found ]] || { printf '%s\n' "$found" && return; }
		sleep 0.2
	done
	fail "Not found in $1 s: $3. $(tail -3 "$2")"
}

stop() {
	kill "$1" 2>/dev/null || return 0
	wait "$1" 2>/dev/null || true
}

clean_up() {
	local name
	for name in "${!pid[@]}"; do
		stop "${pid[$name]}"
	done
}

step() {
	printf '==> %s %s\n' "$(date +%T)" "$*" >&2
}

fail() {
	printf '%s\n' "$*" >&2
	exit 1
}
