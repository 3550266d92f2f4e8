"""Keeps the tables of inputs and outputs in every README equal to variables.tf and outputs.tf: `python3 readme.py`."""

import re
from pathlib import Path

TERRAFORM = Path(__file__).resolve().parent.parent
TABLES = re.compile(r"(?<=<!-- tables -->\n).*?(?=<!-- /tables -->)", re.DOTALL)


def blocks(text, kind):
    """Yields name and body of each top-level block; `terraform fmt` has put its end at the start of a line."""
    return re.findall(rf'^{kind} "([^"]+)" {{\n(.*?)^}}', text, re.DOTALL | re.MULTILINE)


def argument(body, name):
    """The text of an argument, a value over several lines put into one; None where it is not given."""
    found = re.search(rf"^  {name} *= (.*?)(?=\n  \S|\n\n  \S|\Z)", body, re.DOTALL | re.MULTILINE)
    if not found:
        return None
    text = found.group(1).strip()
    # The closing bracket of a value over several lines stands where the next argument would.
    closing = body[found.end() :].lstrip("\n")
    if re.match(r"  [)}\]]+\n", closing):
        text += "\n" + closing.split("\n")[0].strip()
    text = re.sub(r"\s*\n\s*", ", ", text)
    text = re.sub(r"([({\[]), ", r"\1 ", text)
    text = re.sub(r",? ?, ([)}\]])", r" \1", re.sub(r", ([)}\]])", r" \1", text))
    return re.sub(r"  +", " ", text)


def description(body):
    return argument(body, "description").strip('"').replace("|", "\\|")


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def inputs(text):
    for name, body in blocks(text, "variable"):
        default = argument(body, "default")
        yield [f"`{name}`", description(body), f"`{argument(body, 'type')}`", f"`{default}`" if default else "required"]


def outputs(text):
    for name, body in blocks(text, "output"):
        yield [f"`{name}`", description(body)]


def tables(directory):
    variables = list(inputs((directory / "variables.tf").read_text()))
    values = list(outputs((directory / "outputs.tf").read_text()))
    return (
        f"## Inputs\n\n{table(['Name', 'Description', 'Type', 'Default'], variables)}\n"
        f"## Outputs\n\n{table(['Name', 'Description'], values)}"
    )


def directories():
    return [TERRAFORM, *sorted(TERRAFORM.glob("modules/*")), *sorted(TERRAFORM.glob("examples/*"))]


def with_tables(directory):
    """The directory's README as it must be."""
    return TABLES.sub(lambda _: tables(directory), (directory / "README.md").read_text(), count=1)


if __name__ == "__main__":
    for each in directories():
        (each / "README.md").write_text(with_tables(each))
