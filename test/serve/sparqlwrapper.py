"""Asks a SPARQL endpoint through SPARQLWrapper: each question, by GET and POST, and each form of answer."""

import csv
import io
import pathlib
import sys

from SPARQLWrapper import CSV, GET, JSON, JSONLD, N3, POST, POSTDIRECTLY, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

endpoint = sys.argv[1]
questions = sorted(pathlib.Path("queries/questions").glob("*.rq"))
assert len(questions) > 20, questions


def ask(query, form, method=GET, request=URLENCODED):
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setQuery(query)
    wrapper.setReturnFormat(form)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(request)
    return wrapper.queryAndConvert()


def rows(text):
    return sorted(csv.reader(io.StringIO(text)))


for question in questions:
    query = question.read_text("utf-8")
    expected = rows(question.with_suffix(".csv").read_text("utf-8"))
    for method, request in ((GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)):
        answer = ask(query, CSV, method, request).decode("utf-8")
        assert rows(answer) == expected, f"{question.stem} by {method}, {request}: {answer}"
    header, *cells = csv.reader(io.StringIO(question.with_suffix(".csv").read_text("utf-8")))
    bindings = ask(query, JSON)["results"]["bindings"]
    found = sorted([row.get(name, {}).get("value", "") for name in header] for row in bindings)
    assert found == sorted(cells), f"{question.stem} as JSON: {found}"

series = "?s a <http://schema.org/EventSeries>"
assert ask(f"ASK {{ {series} }}", JSON)["boolean"] is True
assert ask(f"ASK {{ {series} }}", XML).getElementsByTagName("boolean")[0].firstChild.data == "true"
assert len(ask(f"SELECT ?s {{ {series} }}", XML).getElementsByTagName("result")) == 1
assert ask(f"SELECT ?s {{ {series} }}", TSV).decode().startswith("?s\n<https:")
construct = f"CONSTRUCT WHERE {{ {series} }}"
assert b"EventSeries" in ask(construct, TURTLE)
assert b"EventSeries" in ask(construct, N3)
assert len(ask(construct, JSONLD)) == 1
try:
    ask("SELECT * {", JSON)
    sys.exit("a malformed query was answered")
except QueryBadFormed as error:
    assert "the query ends too early" in str(error), error
print(f"{len(questions)} questions by GET and POST, and every form of answer")
