"""The Helm chart, made of the same manifests that kustomize takes: `python3 k8s/chart.py` writes chart/templates anew.

Each object of base and of the components becomes a template. What a value sets is said in `templated` and `chosen`; all else
is as it stands there. `chart.py --check` fails where the templates are not those that it would write, and, where there is Helm,
where the chart renders other objects than kustomize does (`CASES`).
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CHART = HERE / "chart"
SOURCES = (
    "base/simulations",
    "base/controller",
    "base/worker",
    "components/network-policy",
    "components/service-monitor",
)
NAME, INSTANCE, COMPONENT = (f"app.kubernetes.io/{label}" for label in ("name", "instance", "component"))

PREFIX = '{{ include "broadside.prefix" . }}'
INSTALL = "{{ .Values.install }}"
PRIORITY = (
    "{{- with .Values.controller.priorityClassName }}\n{indent}priorityClassName: {{ . }}\n{indent}{{- end }}"
)
IMAGE = "{{ .Values.image.prefix }}%s:{{ .Values.image.tag | default .Chart.AppVersion }}"
TOKEN = "{{ .Values.token.secret }}"

# What YAML takes for something else than text.
WORDS = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")

# What is made of which value by the chart, and of which overlay by kustomize: both have to be the same, object by object.
CASES = {
    "local": ["--values", "overlays/local/values.yaml"],
    "second-install": ["--set", "install=team-a"],
    "workers": ["--values", "examples/workers/values.yaml"],
}
# A Helm that is built from its module takes Kubernetes for older than it is.
ALIKE = ["--namespace", "broadside", "--kube-version", "1.33.0", "--set", "token.create=false"]
# Kinds that the chart leaves to whoever may make them.
LEFT_OUT = {"Namespace", "PriorityClass"}


class Text(str):
    """What stands in a template as it is; {indent} is how deep."""


class Lines(dict):
    """A mapping, and below its keys lines of a template."""

    def __init__(self, fields, *lines):
        super().__init__(fields)
        self.lines = lines


class Rows(list):
    """A list, and below its elements lines of a template."""

    def __init__(self, elements, *lines):
        super().__init__(elements)
        self.lines = lines


def built(folder):
    """The objects that kustomize makes of a folder, a component in itself among them."""
    kustomization = HERE / folder / "kustomization.yaml"
    if "kind: Component" not in kustomization.read_text():
        return objects(run("kubectl", "kustomize", HERE / folder))
    found = [objects((HERE / folder / file).read_text()) for file in files(kustomization)]
    return [o for each in found for o in each]


def files(kustomization):
    return re.findall(r"^  - (\S+\.yaml)$", kustomization.read_text(), re.MULTILINE)


def run(*command, given=None):
    ended = subprocess.run([str(part) for part in command], input=given, capture_output=True, text=True)
    if ended.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {ended.returncode}: {ended.stderr}")
    return ended.stdout


def objects(manifests):
    """YAML turned into JSON by kubectl, which needs no cluster for that."""
    text = run("kubectl", "label", "--local", "-o", "json", "-f", "-", "to-json=only", given=manifests)
    decoder, at, found = json.JSONDecoder(), 0, []
    while text[at:].strip():
        value, at = decoder.raw_decode(text, at + len(text[at:]) - len(text[at:].lstrip()))
        value["metadata"]["labels"].pop("to-json")
        if not value["metadata"]["labels"]:
            del value["metadata"]["labels"]
        found.append(value)
    return found


def templated(value, key="", kind=""):
    """The value with the names of an install, wherever they stand."""
    if isinstance(value, dict):
        return {k: templated(v, k, kind) for k, v in value.items()}
    if isinstance(value, list):
        return [templated(v, key, kind) for v in value]
    if key == INSTANCE:
        return Text(INSTALL)
    if key == "namespace":
        return Text("{{ .Release.Namespace }}")
    if key == "image":
        return Text(IMAGE % value.split("/")[-1])
    if key == "resourceNames":
        return Text(re.sub("^broadside-", INSTALL + "-", value) if "-" in value else PREFIX + value)
    if key == "serviceAccountName":
        return Text(PREFIX + value)
    return value


def named(value):
    """An object's own name, and those of others that it speaks of."""
    value["metadata"]["name"] = Text(PREFIX + value["metadata"]["name"])
    for reference in [value.get("roleRef", {}), *value.get("subjects", [])]:
        if reference:
            reference["name"] = Text(PREFIX + reference["name"])
    return value


def added(path, indent=""):
    """Elements or fields that a value adds."""
    return "{{- with .Values.%s }}\n{indent}%s{{- toYaml . | nindent {depth} }}\n{indent}{{- end }}" % (path, indent)


def chosen(value):
    """An object with all that a value may set in it."""
    kind, component = value["kind"], value["metadata"]["labels"].get(COMPONENT)
    value = named(templated(value))
    if kind == "Deployment":
        deployment(value, component)
    if kind == "ConfigMap":
        path = "settings" if component else "simulations"
        own = value["data"]
        value["data"] = Settings(own, path) if component else Lines(own, added(path))
    if kind == "ServiceAccount":
        value["metadata"] = Lines(value["metadata"], section("annotations", component + ".serviceAccountAnnotations"))
    if kind == "ServiceMonitor":
        value["spec"]["endpoints"][0]["authorization"]["credentials"]["name"] = Text(TOKEN)
    if kind == "NetworkPolicy" and component == "controller":
        labels = value["spec"]["ingress"][0]["from"][1]["namespaceSelector"]["matchLabels"]
        labels["kubernetes.io/metadata.name"] = Text("{{ .Values.networkPolicy.monitoringNamespace }}")
    return value


class Settings(dict):
    """A mapping whose fields a value may set to something else."""

    def __init__(self, fields, path):
        super().__init__(fields)
        self.path = path


def deployment(value, component):
    pod = value["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    at = component + "."
    container["resources"] = Text("\n{indent}{{- toYaml .Values.%sresources | nindent {depth} }}" % at)
    for variable in container["env"]:
        secret = variable.get("valueFrom", {}).get("secretKeyRef")
        if secret:
            secret["name"] = Text(TOKEN)
    container["env"] = Rows(container["env"], added(at + "env"))
    container["volumeMounts"] = Rows(container["volumeMounts"], added(at + "volumeMounts"))
    for source in container.get("envFrom", []):
        if "configMapRef" in source:
            source["configMapRef"]["name"] = Text(PREFIX + source["configMapRef"]["name"])
    for volume in pod["volumes"]:
        if "configMap" in volume:
            volume["configMap"]["name"] = Text(PREFIX + volume["configMap"]["name"])
    pod["volumes"] = Rows(pod["volumes"], added(at + "volumes"))
    more = [section("imagePullSecrets", "pullSecrets"), section("nodeSelector", at + "nodeSelector")]
    if "tolerations" in pod:
        pod["tolerations"] = Rows(pod["tolerations"], added(at + "tolerations"))
    else:
        more.append(section("tolerations", at + "tolerations"))
    if component == "controller":
        more.append(PRIORITY)
    else:
        value["spec"] = Lines(
            value["spec"],
            '{{- with .Values.workers }}\n{indent}{{- $now := lookup "apps/v1" "Deployment" $.Release.Namespace'
            ' (printf "%sworker" (include "broadside.prefix" $)) }}\n'
            "{indent}# How many there are belongs to whoever scales: an upgrade leaves it alone.\n"
            "{indent}replicas: {{ if $now }}{{ $now.spec.replicas }}{{ else }}{{ . }}{{ end }}\n{indent}{{- end }}",
        )
    value["spec"]["template"]["spec"] = Lines(pod, *more)


def section(field, path):
    return "{{- with .Values.%s }}\n{indent}%s:\n%s\n{indent}{{- end }}" % (
        path,
        field,
        "{indent}  {{- toYaml . | nindent {deeper} }}",
    )


def lines(value, indent=0):
    """YAML, in lines."""
    pad = " " * indent
    more = [filled(line, indent) for line in getattr(value, "lines", ())]
    if isinstance(value, Settings):
        pairs = " ".join(f"{json.dumps(k)} {json.dumps(v)}" for k, v in sorted(value.items()))
        merged = "mergeOverwrite (dict %s) (deepCopy .Values.%s)" % (pairs, value.path)
        return [
            f"{pad}{{{{- range $key, $value := {merged} }}}}",
            pad + "{{ $key }}: {{ $value | toString | quote }}",
            pad + "{{- end }}",
        ]
    if isinstance(value, dict):
        found = []
        for key in sorted(value):
            found += field(key, value[key], indent)
        return found + more
    found = []
    for element in value:
        inside = isinstance(element, (dict, list))
        below = lines(element, indent + 2) if inside else [pad + "  " + scalar(element, indent + 2)]
        found += [pad + "- " + below[0].lstrip(), *below[1:]]
    return found + more


def field(key, value, indent):
    pad = " " * indent
    name = key if re.fullmatch(r"[\w./-]+", key) else json.dumps(key)
    if isinstance(value, Text) and value.startswith("\n"):
        return [pad + name + ":" + filled(value, indent + 2)]
    if isinstance(value, (dict, list)) and (value or hasattr(value, "lines")):
        return [pad + name + ":", *lines(value, indent + (2 if isinstance(value, dict) else 0))]
    if isinstance(value, str) and "\n" in value:
        return [pad + name + ": |", *(pad + "  " + line if line else "" for line in value.rstrip("\n").split("\n"))]
    return [pad + name + ": " + scalar(value, indent)]


def scalar(value, indent):
    if isinstance(value, Text):
        return filled(value, indent)
    if isinstance(value, str):
        if "{{" in value:
            raise SystemExit(f"{value} would be read as a template")
        plain = re.fullmatch(r"[A-Za-z/$][\w./$()-]*", value) and value not in WORDS
        return value if plain else json.dumps(value)
    return json.dumps(value)


def filled(text, indent):
    pad = " " * indent
    depths = {"{indent}": pad, "{depth}": str(indent), "{deeper}": str(indent + 2)}
    body = re.sub("|".join(map(re.escape, depths)), lambda m: depths[m[0]], text)
    return pad + body if body.startswith("{{-") else body


def templates():
    """All files below templates that are made, by their names."""
    made = {}
    for folder in SOURCES:
        for value in built(folder):
            component = value["metadata"]["labels"].get(COMPONENT)
            kind = re.sub("(?<!^)(?=[A-Z])", "-", value["kind"]).lower()
            file = f"{component}-{kind}.yaml" if component else f"{value['metadata']['name']}.yaml"
            text = "\n".join(lines(chosen(value))) + "\n"
            option = {"network-policy": "networkPolicy", "service-monitor": "serviceMonitor"}.get(folder.split("/")[-1])
            if option:
                text = "{{- if .Values.%s.enabled }}\n%s{{- end }}\n" % (option, text)
            made[file] = "# Written by k8s/chart.py, from k8s/%s.\n%s" % (folder, text)
    return made


def by_name(value):
    """Lists whose elements have names, in the order of these; and no fields that are empty."""
    if isinstance(value, dict):
        return {k: by_name(v) for k, v in value.items()}
    if isinstance(value, list):
        found = [by_name(v) for v in value]
        names = all(isinstance(v, dict) and "name" in v for v in found)
        return sorted(found, key=lambda v: v["name"]) if names else found
    return value


def compared(rendered):
    return {(o["kind"], o["metadata"]["name"]): by_name(o) for o in rendered if o["kind"] not in LEFT_OUT}


def differing(helm):
    """Whether Helm renders anything else than kustomize does, which is said."""
    bad = False
    for case, options in CASES.items():
        (overlay,) = [p for p in (HERE / "overlays" / case, HERE / "examples" / case) if p.is_dir()]
        values = [HERE / o if o.endswith(".yaml") else o for o in options]
        rendered = run(helm, "template", "broadside", CHART, *ALIKE, *values)
        ours, theirs = compared(objects(rendered)), compared(objects(run("kubectl", "kustomize", overlay)))
        others = sorted(key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key))
        for key in others:
            print(f"{case}: {' '.join(key)} differs.\n  Helm:      {json.dumps(ours.get(key), sort_keys=True)}")
            print(f"  kustomize: {json.dumps(theirs.get(key), sort_keys=True)}")
        if not others:
            print(f"{case}: {len(ours)} objects, the same by Helm and by kustomize")
        bad = bad or bool(others)
    return bad


def helm():
    cached = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "broadside-helm/bin/helm"
    return shutil.which("helm") or (str(cached) if cached.is_file() else None)


def main(arguments):
    made = templates()
    folder = CHART / "templates"
    if arguments != ["--check"]:
        for file, text in made.items():
            (folder / file).write_text(text)
        return 0
    found = {p.name: p.read_text() for p in folder.glob("*.yaml") if p.read_text().startswith("# Written by")}
    if found != made:
        print("The chart's templates are not what base and components make of them; write them anew: python3 k8s/chart.py")
        return 1
    print(f"chart: {len(made)} templates are what base and components make of them")
    program = helm()
    if program is None:
        print("!!!!!!!! SKIPPED: what the chart renders is not compared with kustomize, since there is no Helm")
        return 0
    print(run(program, "lint", "--strict", CHART).strip().splitlines()[-1])
    return int(differing(program))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
