"""Whether tables of links are valid SSSOM 1.0, by the data model that SSSOM itself publishes (PyPI sssom-schema 1.0.0).

Its classes check slots, required ones, enumerations and addresses; patterns and bounds stand in the YAML of the schema,
and the rule that every prefix is declared in its prose.
"""

import csv
import importlib.resources
import re
import sys

import yaml
from sssom_schema.datamodel.sssom_schema import Mapping, MappingSet

schema = yaml.safe_load((importlib.resources.files("sssom_schema") / "schema" / "sssom_schema.yaml").read_text("utf8"))
slots = schema["slots"]
known_prefixes = {"owl", "rdf", "rdfs", "semapv", "skos", "sssom", "xsd", "linkml"}


def typed(slot, text):
    value = text.split("|") if slots[slot].get("multivalued") else text
    return float(text) if slots[slot].get("range") == "double" else value


def check(path):
    lines = open(path, encoding="utf8", newline="").read().split("\n")
    head = [line[1:] for line in lines if line.startswith("#")]
    metadata = yaml.safe_load("\n".join(head))
    prefixes = known_prefixes | set(metadata.pop("curie_map"))
    rows = csv.DictReader(lines[len(head) : -1], delimiter="\t", strict=True)
    count = 0
    for row in rows:
        filled = {slot: typed(slot, text) for slot, text in row.items() if text}
        Mapping(**filled)
        for slot, value in filled.items():
            pattern = slots[slot].get("pattern")
            assert not pattern or re.search(pattern, value), f"{path}: {value} is no {slot}"
            bounds = slots[slot].get("minimum_value", value), slots[slot].get("maximum_value", value)
            assert bounds[0] <= value <= bounds[1], f"{path}: {value} is no {slot}"
            if slots[slot].get("range") == "EntityReference":
                assert value.split(":")[0] in prefixes, f"{path}: {value} has an undeclared prefix"
        count += 1
    MappingSet(**metadata)
    print(f"{path}: {count} mappings, valid SSSOM 1.0")


for name in sys.argv[1:]:
    check(name)
