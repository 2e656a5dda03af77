#!/usr/bin/env bash
# Asks a running `serve` with clients that this project did not write: curl; SPARQLWrapper and reconciler (PyPI).
# Every question of queries/questions/ must have its expected answer. Run from anywhere; needs curl and python3.
set -euo pipefail
cd "$(dirname "$0")/../.."

environment=node_modules/.cache/clients
if ! "$environment/bin/python" -c 'import SPARQLWrapper, reconciler' 2> /dev/null; then
  python3 -m venv --clear "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check 'SPARQLWrapper==2.0.0' 'reconciler==0.2.2'
fi

log=$(mktemp)
node_modules/.bin/node src/cli/main.ts serve --port 0 2> "$log" &
server=$!
trap 'kill "$server" 2> /dev/null || true; rm -f "$log"' EXIT
for _ in $(seq 150); do
  address=$(sed -n 's/.* at \(http:[^ ]*\/\)$/\1/p' "$log")
  [ -n "$address" ] && break
  sleep 0.2
done
[ -n "$address" ] || { cat "$log" >&2; exit 1; }

fail() { echo "FAIL: $*" >&2; exit 1; }
expect() { # status, content type, then what curl is told
  local got
  got=$(curl --silent --output /dev/null --write-out '%{http_code} %{content_type}' "${@:3}")
  case "$got" in "$1 $2"*) ;; *) fail "curl ${*:3}: $got, not $1 $2" ;; esac
}

echo "== curl, $(curl --version | head -n 1)"
query='SELECT ?s { ?s a <http://schema.org/EventSeries> }'
expect 200 application/sparql-results+json --get --data-urlencode "query=$query" "${address}sparql"
expect 200 application/sparql-results+xml -H 'Accept: application/sparql-results+xml' --data-urlencode "query=$query" "${address}sparql"
expect 200 text/csv -H 'Accept: text/csv' -H 'Content-Type: application/sparql-query' --data-binary "$query" "${address}sparql"
expect 200 text/tab-separated-values --get -H 'Accept: text/tab-separated-values' --data-urlencode "query=$query" "${address}sparql"
expect 400 text/plain --get --data-urlencode 'query=SELECT' "${address}sparql"
expect 405 text/plain -X PUT "${address}sparql"
expect 415 text/plain -H 'Content-Type: text/plain' --data-binary "$query" "${address}sparql"
expect 406 text/plain --get -H 'Accept: image/png' --data-urlencode "query=$query" "${address}sparql"
expect 200 text/turtle -H 'Accept: text/turtle' "${address}ics/ics-1999"
expect 200 application/ld+json "${address}ics/ics-1999.jsonld"
expect 200 text/html "${address}ics/ics-1999"
expect 200 text/turtle --head -H 'Accept: text/turtle' "${address}ics/ics-1999"
expect 404 text/plain --path-as-is "${address}ics/../../etc/passwd"
tag=$(curl --silent --head "${address}ics/ics-1999.ttl" | sed -n 's/^etag: \(.*\)\r$/\1/ip')
expect 200 application/json "${address}reconcile"
expect 200 application/json --data-urlencode 'queries={"q":{"query":"Workers Party of Belgium"}}' "${address}reconcile"
expect 400 text/plain --data-urlencode 'queries=[]' "${address}reconcile"
expect 304 '' -H "If-None-Match: $tag" "${address}ics/ics-1999.ttl"

echo '== SPARQLWrapper'
"$environment/bin/python" test/serve/sparqlwrapper.py "${address}sparql"

echo '== reconciler'
"$environment/bin/python" test/serve/reconcile-client.py "${address}reconcile"

kill "$server"
wait "$server" || fail "serve ended with $? when it was told to stop"
echo 'clients: all answers as expected'
