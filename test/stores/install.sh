#!/usr/bin/env bash
# Gets the stores that `npm run test:stores` starts, into .stores/ (Virtuoso from Debian, for the whole machine). What is
# there already is left alone; a store that cannot be had here is named, and the tests name it again.
set -uo pipefail
cd "$(dirname "$0")/../.."
mkdir -p .stores

fuseki=5.6.0 # the last line that runs on Java 17
oxigraph=0.5.13

absent() { printf 'absent: %s (%s)\n' "$1" "$2"; }

if ! command -v virtuoso-t > /dev/null; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends virtuoso-opensource-7-bin; } > .stores/virtuoso.log 2>&1 \
    || absent Virtuoso 'apt-get could not install virtuoso-opensource-7-bin; see .stores/virtuoso.log'
fi

if [ ! -f ".stores/jena-fuseki-server-$fuseki.jar" ]; then
  command -v java > /dev/null \
    && mvn -q dependency:copy "-Dartifact=org.apache.jena:jena-fuseki-server:$fuseki" -DoutputDirectory=.stores > .stores/fuseki.log 2>&1 \
    || absent Fuseki 'it needs Java 17 and Maven; see .stores/fuseki.log'
fi

if [ ! -x .stores/oxigraph/bin/oxigraph ] && ! command -v oxigraph > /dev/null; then
  python3 -m pip install --quiet --no-deps --target .stores/oxigraph "oxigraph==$oxigraph" > .stores/oxigraph.log 2>&1 \
    || absent Oxigraph 'pip could not install oxigraph; see .stores/oxigraph.log'
fi
