#!/usr/bin/env bash
# Proves that the mapping is the same on a cluster as on one machine: a standalone Spark cluster of one master and two
# workers on this machine, over a partitioned input; the sorted union of what its tasks write has the hash of the sorted
# output of one `map`. Then the same again, while one of the workers is killed in the middle of its work.
#
#   bench/spark/run.sh [SERIES]
#
# Needs Java 17 and bench/.engines/py with pyspark (see bench/README.md).
set -euo pipefail
cd "$(dirname "$0")/../.."
series=${1:-20000}
node=$PWD/node_modules/.bin/node
python=$PWD/bench/.engines/py/bin/python
SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python SPARK_LOCAL_IP=127.0.0.1
work=$(mktemp -d)
started=()
finish() {
  for process in "${started[@]}"; do kill "$process" 2> /dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
say() { printf '%s  %s\n' "$(date +%T)" "$*"; }
# A port of this machine that is free now.
port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
master=spark://127.0.0.1:$port

start() { # name class arguments…
  local name=$1 class=$2
  shift 2
  "$SPARK_HOME/bin/spark-class" "$class" "$@" > "$work/$name.log" 2>&1 &
  started+=($!)
}
worker() { # name
  start "$1" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g --webui-port 0 \
    --work-dir "$work/$1" "$master"
}
hash_of() { LC_ALL=C sort "$@" | sha256sum | cut -c1-64; }
submit() { # output
  "$SPARK_HOME/bin/spark-submit" --master "$master" --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 \
    --conf spark.executor.memory=512m bench/spark/map.py "$work/facts.ndjson" "$1" \
    "$node $PWD/src/cli/main.ts map --quiet" > "$1.log" 2>&1 || { tail -n 30 "$1.log"; return 1; }
}

say "$series series, mapped on one machine"
"$node" bench/generate.ts --series "$series" --seed 7 > "$work/facts.ndjson"
"$node" src/cli/main.ts map --quiet "$work/facts.ndjson" > "$work/one.nq"
expected=$(hash_of "$work/one.nq")
say "$(wc -l < "$work/one.nq") quads, sorted SHA-256 $expected"

start master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0
worker first
worker second
second=${started[-1]}
for _ in $(seq 240); do
  [ "$(grep -c 'Registering worker' "$work/master.log")" -ge 2 ] && break
  sleep 0.5
done
say "a cluster of $(grep -c 'Registering worker' "$work/master.log") workers"

submit "$work/all"
found=$(hash_of "$work"/all/part-*)
say "cluster: $(find "$work/all" -name 'part-*' | wc -l) parts, sorted SHA-256 $found"
[ "$found" = "$expected" ]

submit "$work/killed" &
job=$!
# Once the second worker runs a task, it goes, and its executor with it.
for _ in $(seq 480); do
  grep -qs 'Running task' "$work"/second/app-*-0001/*/stderr && break
  sleep 0.25
done
executors=$(pgrep -P "$second" || true)
say "killed: the second worker (process $second) and its executor (${executors:-none}), at work on $(grep -hs 'Running task' "$work"/second/app-*-0001/*/stderr | tail -n 1 | sed 's/.*Running //')"
# shellcheck disable=SC2086
kill -9 "$second" $executors
wait "$job"
grep -m 3 'Lost executor\|Lost task' "$work/killed.log" | cut -c1-150 || true
found=$(hash_of "$work"/killed/part-*)
say "cluster with a killed worker: sorted SHA-256 $found"
[ "$found" = "$expected" ]
say 'the same graph, three times'
