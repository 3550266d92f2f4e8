"""What every overlay has to keep, beyond what the API server can see."""

import json
import os
import re
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).parent
# Fargate's sizes: vCPU, and GiB that go with it; it adds 256 MiB to what a pod asks for, and takes the next size.
FARGATE = {
    0.25: [0.5, 1, 2],
    0.5: range(1, 5),
    1: range(2, 9),
    2: range(4, 17),
    4: range(8, 31),
    8: range(16, 61, 4),
    16: range(32, 121, 8),
}
FARGATE_ADDS_MIB = 256


def objects(path):
    text, decoder, at, found = path.read_text(), json.JSONDecoder(), 0, []
    while text[at:].strip():
        value, at = decoder.raw_decode(text, at + len(text[at:]) - len(text[at:].lstrip()))
        found.append(value)
    return found


def cores(quantity):
    return float(quantity[:-1]) / 1000 if quantity.endswith("m") else float(quantity)


def mebibytes(quantity):
    number, unit = re.fullmatch(r"(\d+)(Mi|Gi)", quantity).groups()
    return int(number) * (1024 if unit == "Gi" else 1)


def component(value):
    return value["metadata"]["labels"].get("app.kubernetes.io/component")


def labels_match(selector, template):
    return selector.items() <= template["metadata"]["labels"].items()


class Rules(unittest.TestCase):
    def setUp(self):
        built = Path(os.environ["BUILT"])
        self.overlays = {path.stem: objects(path) for path in sorted(built.glob("*.json"))}
        self.assertLessEqual({"eks-fargate", "local", "test", "second-install"}, self.overlays.keys())

    def each(self, kind):
        for overlay, found in self.overlays.items():
            for value in found:
                if value["kind"] == kind:
                    yield overlay, value

    def test_a_file_holds_one_object(self):
        for path in HERE.glob("**/*.yaml"):
            if path.name == "values.yaml" or "chart" in path.relative_to(HERE).parts:
                continue
            with self.subTest(path.relative_to(HERE)):
                self.assertEqual(len(re.findall(r"^kind:", path.read_text(), re.MULTILINE)), 1)

    def test_nothing_secret_is_in_them_and_nothing_runs_on_every_node(self):
        for overlay, found in self.overlays.items():
            self.assertFalse({o["kind"] for o in found} & {"Secret", "DaemonSet", "ClusterRole"}, overlay)

    def test_pods_give_up_every_right(self):
        for _, deployment in self.each("Deployment"):
            pod = deployment["spec"]["template"]["spec"]
            self.assertFalse(pod.keys() & {"hostNetwork", "hostPID", "hostIPC"})
            self.assertEqual(
                pod["securityContext"], {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}
            )
            for container in pod["containers"]:
                self.assertEqual(
                    container["securityContext"],
                    {
                        "allowPrivilegeEscalation": False,
                        "capabilities": {"drop": ["ALL"]},
                        "readOnlyRootFilesystem": True,
                    },
                )

    def test_only_the_controller_speaks_with_the_api_server(self):
        for _, deployment in self.each("Deployment"):
            pod = deployment["spec"]["template"]["spec"]
            mounted = pod.get("automountServiceAccountToken", True)
            self.assertEqual(mounted, component(deployment) == "controller")

    def test_pods_say_when_they_are_ready_and_name_their_image(self):
        for _, deployment in self.each("Deployment"):
            for container in deployment["spec"]["template"]["spec"]["containers"]:
                self.assertEqual(container["readinessProbe"]["httpGet"]["path"], "/readyz")
                self.assertRegex(container["image"], r":(?!latest$)[\w.-]+$")

    def test_the_number_of_workers_is_left_to_whoever_scales(self):
        for _, deployment in self.each("Deployment"):
            self.assertEqual(deployment["spec"].get("replicas"), {"controller": 1}.get(component(deployment)))

    def test_a_rollout_takes_no_worker_before_another_could_have_its_share(self):
        for overlay, deployment in self.each("Deployment"):
            if component(deployment) == "worker":
                update = deployment["spec"]["strategy"]["rollingUpdate"]
                self.assertEqual(update["maxUnavailable"], 0, overlay)
                self.assertGreaterEqual(deployment["spec"]["minReadySeconds"], 5, overlay)

    def test_the_role_speaks_of_what_is_there_by_its_name(self):
        for overlay, role in self.each("Role"):
            found = self.overlays[overlay]
            names = {component(o): o["metadata"]["name"] for o in found if o["kind"] == "Deployment"}
            (install,) = {
                o["metadata"]["labels"]["app.kubernetes.io/instance"] for o in found if o["kind"] == "Deployment"
                and component(o) in ("controller", "worker")
            }
            named = {(r["resources"][0], n) for r in role["rules"] for n in r.get("resourceNames", [])}
            self.assertEqual(
                named,
                {
                    ("deployments", names["worker"]),
                    ("deployments/scale", names["worker"]),
                    ("deployments", names["controller"]),
                    ("configmaps", f"{install}-run"),
                    ("leases", f"{install}-controller"),
                },
                overlay,
            )

    def test_names_begin_with_the_install_where_it_is_not_the_first(self):
        for overlay, deployment in self.each("Deployment"):
            install = deployment["metadata"]["labels"].get("app.kubernetes.io/instance", "broadside")
            prefix = "" if install == "broadside" else install + "-"
            self.assertEqual(deployment["metadata"]["name"], prefix + component(deployment), overlay)

    def test_no_mesh_stands_before_a_pod(self):
        for _, deployment in self.each("Deployment"):
            if component(deployment) != "target":
                meta = deployment["spec"]["template"]["metadata"]
                self.assertEqual(meta["labels"]["sidecar.istio.io/inject"], "false")
                self.assertEqual(meta["annotations"]["linkerd.io/inject"], "disabled")

    def test_a_controller_that_waits_is_alive(self):
        for _, deployment in self.each("Deployment"):
            if component(deployment) == "controller":
                (container,) = deployment["spec"]["template"]["spec"]["containers"]
                self.assertEqual(container["livenessProbe"]["httpGet"]["path"], "/healthz")

    def test_selectors_find_their_pods(self):
        for overlay, found in self.overlays.items():
            pods = {o["metadata"]["name"]: o["spec"]["template"] for o in found if o["kind"] == "Deployment"}
            for value in found:
                selector = value.get("spec", {}).get("selector", {})
                selector = selector.get("matchLabels", selector)
                if selector:
                    name = value["metadata"]["name"]
                    with self.subTest(overlay, kind=value["kind"], name=name):
                        self.assertEqual([p for p in pods if labels_match(selector, pods[p])], [name])

    def test_fargate_rounds_no_pod_up(self):
        for overlay, deployment in self.each("Deployment"):
            if overlay != "eks-fargate":
                continue
            (container,) = deployment["spec"]["template"]["spec"]["containers"]
            size = container["resources"]["requests"]
            self.assertEqual(size, container["resources"]["limits"])
            paid = (mebibytes(size["memory"]) + FARGATE_ADDS_MIB) / 1024
            self.assertIn(paid, list(FARGATE[cores(size["cpu"])]))

    def test_no_worker_waits_for_ever_where_pods_cost(self):
        (settings,) = [
            o["data"]
            for o in self.overlays["eks-fargate"]
            if o["kind"] == "ConfigMap" and o["metadata"]["name"] == "controller"
        ]
        self.assertGreater(int(settings.get("BROADSIDE_IDLE_SECONDS", 0)), 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--namespaces"]:
        found = [o for path in sys.argv[2:] for o in objects(Path(path))]
        print("\n".join(sorted({o["metadata"]["name"] for o in found if o["kind"] == "Namespace"})))
    elif sys.argv[1:2] == ["--known"]:
        known = set(sys.argv[3].split())
        for value in objects(Path(sys.argv[2])):
            if value["kind"] in known:
                print(json.dumps(value))
    else:
        unittest.main()
