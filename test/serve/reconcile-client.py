"""Reconciles a column against a running `serve` with a client this project did not write: reconciler (PyPI)."""

import sys

import pandas
from reconciler import reconcile

address = sys.argv[1]
# What people write, and the thing that it is; the second column helps where the first leaves doubt.
expected = {
    "Workers' Party of Belgium": "wpb",
    "Séminaire communiste international": "ics",
    "Communist Party of Greece": "kke",
    "15th International Communist Seminar": "ics-2006",
    "Imperialism means war": "ics-1999",
}
column = pandas.Series(list(expected))
found = reconcile(column, top_res=1, reconciliation_endpoint=address)
for name, best, match in zip(found["input_value"], found["id"], found["match"]):
    assert best == expected[name] and match, f"{name}: {best}, {match}"
assert len(found) == len(expected)

editions = pandas.DataFrame({"name": ["16th International Communist Seminar"], "year": ["2007"]})
found = reconcile(
    editions["name"],
    type_id="Edition",
    top_res="all",
    property_mapping={"startDate": editions["year"]},
    reconciliation_endpoint=address,
)
assert list(found[found["match"]]["id"]) == ["ics-2007"], found
print(f"reconciler: {len(expected) + 1} names reconciled as expected")
