"""The schemas of Config/schemas, as checks of values that Winnow printed."""
import json
import pathlib

import jsonschema

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Config" / "schemas"
NAMES = ("article", "flag", "rejected", "metrics", "ledger", "configuration")


def validator(name):
    """The validator of one schema, with formats such as date-time among what it checks."""
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


class Contract:
    """Checks values against their schemas, and keeps count: values, faults, and the members that were seen."""

    def __init__(self):
        self.validators = {name: validator(name) for name in NAMES}
        self.counts = dict.fromkeys(NAMES, 0)
        self.members = {name: set() for name in NAMES}
        self.faults = []

    def __call__(self, name, value, where):
        self.counts[name] += 1
        self.members[name] |= value.keys()
        for error in self.validators[name].iter_errors(value):
            place = "/".join(map(str, error.absolute_path)) or "the whole"
            self.faults.append(f"{name} of {where}: {place}: {error.message[:300]}")

    def record(self, topic, value, headers, where):
        """One record of an output topic, named without prefix; its value as an object, or none for rejected pages."""
        if topic == "articles":
            self("article", value, where)
        elif topic == "duplicates":
            self("flag", value, where)
        elif topic == "rejected":
            self("rejected", headers, where)
