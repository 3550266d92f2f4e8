"""Applies examples against an emulator, plans again, destroys: `python apply.py [EXAMPLE ...]`, all when none is given.

Needs moto[server] and Terraform. Fails unless one apply suffices, the second plan is empty, everything is tagged,
CoreDNS has waited for its way out, the overlay it makes builds on k8s/, and nothing is left after the destroy.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3

TERRAFORM = Path(__file__).resolve().parent.parent
# Each in a region of its own, so that all run at the same time in the one account.
REGIONS = {"minimal": "eu-west-1", "standard": "eu-north-1", "existing-vpc": "eu-west-2", "multi-region": None}
VARIABLES = {
    "minimal": {"endpoint_cidrs": '["198.51.100.0/24"]'},
    "standard": {
        "endpoint_cidrs": '["198.51.100.0/24"]',
        "operator_arns": '["arn:aws:iam::123456789012:role/team/tester"]',
        "budget_emails": '["jo@example.com"]',
        "team_namespaces": '{"checkout": {"operator_arns": ["arn:aws:iam::123456789012:role/team/tester"]}, "search": {}}',
    },
}
ALWAYS_AWAITED = {"aws_eks_fargate_profile", "aws_iam_role_policy", "aws_iam_role_policy_attachment"}
WAY_OUT = {"aws_nat_gateway", "aws_route", "aws_route_table_association", "aws_vpc_endpoint"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, emulator, log):
    for _ in range(1200):  # it starts beside all other tests, and is nice to them
        if emulator.poll() is not None:
            sys.exit(f"The emulator did not start:\n{log.read_text()[-2000:]}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.5)
    sys.exit("The emulator did not listen within ten minutes.")


class Failure(Exception):
    pass


class Example:
    def __init__(self, name, tree, environment):
        self.name = name
        self.tree = tree
        self.directory = tree / "examples" / name
        variables = dict(VARIABLES.get(name, {}))
        if REGIONS[name]:
            variables["region"] = REGIONS[name]
        self.environment = environment | {f"TF_VAR_{key}": value for key, value in variables.items()}

    def terraform(self, *arguments, expect=0):
        started = time.monotonic()
        done = subprocess.run(
            ["terraform", *arguments], cwd=self.directory, env=self.environment, capture_output=True, text=True
        )
        if done.returncode != expect:
            raise Failure(f"{self.name}: terraform {' '.join(arguments)}\n{done.stdout[-6000:]}{done.stderr[-6000:]}")
        print(f"  {self.name}: {arguments[0]} ({time.monotonic() - started:.0f} s)", flush=True)
        return done.stdout

    def run(self):
        self.terraform("init", "-input=false", "-no-color", *self.plugins())
        self.terraform("apply", "-auto-approve", "-input=false", "-no-color")
        # Exit code 2 would mean that there is something to change.
        self.terraform("plan", "-detailed-exitcode", "-input=false", "-no-color")
        self.check(json.loads((self.directory / "terraform.tfstate").read_text()))
        outputs = json.loads(self.terraform("output", "-json"))
        self.check_overlays(outputs["deploy"]["value"], "broadside")
        for namespace, deploy in outputs.get("team_deploy", {"value": {}})["value"].items():
            self.check_overlays(deploy, namespace)
        self.terraform("destroy", "-auto-approve", "-input=false", "-no-color")

    def plugins(self):
        directory = self.environment.get("TF_PLUGIN_DIR")
        return [f"-plugin-dir={directory}"] if directory else []

    def check(self, state):
        for resource in state["resources"]:
            if resource["mode"] != "managed":
                continue
            for instance in resource["instances"]:
                tags = instance["attributes"].get("tags_all", {"broadside": ""})
                if "broadside" not in tags and "platform_network" not in resource.get("module", ""):
                    raise Failure(f"{self.name}: {resource['type']}.{resource['name']} carries no tag")
                if resource["type"] == "aws_eks_addon":
                    self.check_order({entry.split(".")[-2] for entry in instance["dependencies"]})

    def check_overlays(self, deploy, namespace):
        """What the commands write has to build on k8s/ as it is, and to carry what was made, in its namespace."""
        for commands in deploy.values() if isinstance(deploy, dict) else [deploy]:
            write = re.search(r"^mkdir .*?\nYAML\n", commands, re.DOTALL | re.MULTILINE).group()
            apply = re.search(r"apply (-k \S+)", commands)
            if not shutil.which("kubectl"):
                print(f"  {self.name}: overlay SKIPPED, there is no kubectl", flush=True)
                return
            done = subprocess.run(
                ["sh", "-ec", write + apply.group(1).replace("-k", "kubectl kustomize")],
                cwd=self.tree.parent,
                capture_output=True,
                text=True,
            )
            # Two roles and two images, each in its place, and everything in the one namespace.
            made = re.findall(r"eks.amazonaws.com/role-arn|image: .*\.amazonaws\.", done.stdout)
            namespaces = set(re.findall(r"^ *namespace: (\S+)", done.stdout, re.MULTILINE))
            if done.returncode or len(made) != 4 or namespaces != {namespace}:
                raise Failure(f"{self.name}: the overlay does not fit k8s/\n{done.stdout[-6000:]}{done.stderr}")

    def check_order(self, awaited):
        missing = (ALWAYS_AWAITED | WAY_OUT) - awaited
        if missing:
            raise Failure(f"{self.name}: CoreDNS does not wait for {', '.join(sorted(missing))}")


def left_over(endpoint):
    def client(service, region):
        return boto3.client(
            service, region, endpoint_url=endpoint, aws_access_key_id="test", aws_secret_access_key="test"
        )

    regions = [region for region in REGIONS.values() if region] + ["eu-central-1", "us-east-1"]
    left = [bucket["Name"] for bucket in client("s3", "us-east-1").list_buckets()["Buckets"]]
    left += [role["RoleName"] for role in client("iam", "us-east-1").list_roles()["Roles"]]
    for region in regions:
        ec2 = client("ec2", region)
        left += client("eks", region).list_clusters()["clusters"]
        left += [it["repositoryName"] for it in client("ecr", region).describe_repositories()["repositories"]]
        left += [it["logGroupName"] for it in client("logs", region).describe_log_groups()["logGroups"]]
        left += [it["TopicArn"] for it in client("sns", region).list_topics()["Topics"]]
        left += [it["VpcId"] for it in ec2.describe_vpcs()["Vpcs"] if not it["IsDefault"]]
        left += [it["AllocationId"] for it in ec2.describe_addresses()["Addresses"]]
    return left


def main(names):
    unknown = set(names) - set(REGIONS)
    if unknown:
        sys.exit(f"No such example: {', '.join(sorted(unknown))}. There are {', '.join(REGIONS)}.")
    with tempfile.TemporaryDirectory() as temporary:
        tree = Path(temporary) / "terraform"
        shutil.copytree(TERRAFORM.parent / "k8s", Path(temporary) / "k8s")
        shutil.copytree(TERRAFORM, tree, ignore=shutil.ignore_patterns(".terraform*", "*.tfstate*", "*.tfvars"))
        port, log = free_port(), Path(temporary) / "emulator.log"
        endpoint = f"http://127.0.0.1:{port}"
        environment = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")} | {
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_ENDPOINT_URL": endpoint,
        }
        with log.open("w") as output:
            emulator = subprocess.Popen(
                [sys.executable, Path(__file__).with_name("emulator.py"), str(port)], stdout=output, stderr=output
            )
        try:
            wait_for(port, emulator, log)
            with ThreadPoolExecutor(len(names)) as pool:
                runs = [pool.submit(Example(name, tree, environment).run) for name in names]
            failures = [str(run.exception()) for run in runs if run.exception()]
            left = [] if failures else left_over(endpoint)
        finally:
            emulator.terminate()
            emulator.wait()
    for failure in failures:
        print(failure)
    if left:
        print(f"Left over after the destroy: {', '.join(left)}")
    sys.exit(1 if failures or left else 0)


if __name__ == "__main__":
    main(sys.argv[1:] or list(REGIONS))
