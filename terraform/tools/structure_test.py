"""What no Terraform test can see: READMEs, refusals without a test, the root's size and grants, the order of creation."""

import json
import re
import subprocess
import unittest

import readme


class Structure(unittest.TestCase):
    def test_readmes_equal_variables_and_outputs(self):
        for directory in readme.directories():
            with self.subTest(directory.name):
                self.assertEqual(
                    (directory / "README.md").read_text(), readme.with_tables(directory), "run tools/readme.py"
                )

    def test_readmes_have_tables(self):
        for directory in readme.directories():
            with self.subTest(directory.name):
                self.assertRegex((directory / "README.md").read_text(), readme.TABLES)

    def test_every_validated_variable_is_seen_to_refuse(self):
        for directory in readme.directories():
            tests = "".join(test.read_text() for test in directory.glob("*.tftest.hcl"))
            failures = " ".join(re.findall(r"expect_failures = \[(.*?)\]\n", tests, re.DOTALL))
            refused = set(re.findall(r"\bvar\.(\w+)", failures))
            variables = readme.blocks((directory / "variables.tf").read_text(), "variable")
            validated = {name for name, body in variables if "validation {" in body}
            with self.subTest(directory.name):
                self.assertEqual(validated, refused)

    def test_every_variable_is_described_typed_and_validated_or_free(self):
        for directory in readme.directories():
            for name, body in readme.blocks((directory / "variables.tf").read_text(), "variable"):
                with self.subTest(directory.name, variable=name):
                    kind = readme.argument(body, "type")
                    self.assertRegex(readme.argument(body, "description"), r"\.\"$")
                    self.assertTrue(kind == "bool" or name == "tags" or "validation {" in body)

    def test_refusals_say_what_to_do(self):
        for directory in readme.directories():
            for message in re.findall(r'error_message = "(.*)"\n', (directory / "variables.tf").read_text()):
                self.assertRegex(message, r"^(Give|Leave|Choose) .*\.$")

    def test_root_only_composes(self):
        self.assertLessEqual(len((readme.TERRAFORM / "main.tf").read_text().splitlines()), 150)
        self.assertEqual([], [path.name for path in readme.TERRAFORM.glob("*.tf") if "\nresource " in path.read_text()])

    def test_root_hands_on_what_is_granted(self):
        identity = readme.TERRAFORM / "modules" / "identity"
        granted = json.loads((identity / "actions.json").read_text())
        inner, outer = (
            dict(readme.blocks((directory / "variables.tf").read_text(), "variable"))
            for directory in (identity, readme.TERRAFORM)
        )
        for name in [*granted["worker"], *granted["controller"]]:
            with self.subTest(name):
                self.assertRegex((readme.TERRAFORM / "main.tf").read_text(), rf"(?m)^  {name} += var\.{name}$")
                self.assertRegex(
                    (readme.TERRAFORM / "namespaces.tf").read_text(), rf"(?m)^  {name} += each\.value\.{name}$"
                )
                self.assertRegex(outer["team_namespaces"], rf"(?m)^    {name} += optional\(list\(string\), \[\]\)$")
                self.assertEqual(*(body[body.index("validation {") :] for body in (inner[name], outer[name])))

    def test_exceptions_of_the_scan_are_listed(self):
        used = set()
        for path in readme.TERRAFORM.rglob("*.tf"):
            used |= set(re.findall(r"#checkov:skip=(\w+):", path.read_text()))
        listed = re.findall(r"^\| (CKV\w+) ", (readme.TERRAFORM / "README.md").read_text(), re.MULTILINE)
        self.assertEqual(used, set(listed))


class Order(unittest.TestCase):
    """Follows the edges of `terraform graph`; the root must be initialised."""

    @classmethod
    def setUpClass(cls):
        graph = subprocess.run(
            ["terraform", "graph", "-type=plan"], cwd=readme.TERRAFORM, capture_output=True, text=True, check=True
        ).stdout
        cls.edges = {}
        for source, target in re.findall(r'"\[root\] ([^"]+)" -> "\[root\] ([^"]+)"', graph):
            cls.edges.setdefault(source, []).append(target)
        cls.reached = cls.reachable("module.cluster.aws_eks_addon.coredns (expand)")

    @classmethod
    def reachable(cls, start):
        reached, todo = set(), [start]
        while todo:
            for target in cls.edges.get(todo.pop(), []):
                if target not in reached:
                    reached.add(target)
                    todo.append(target)
        return reached

    def test_the_cluster_does_not_wait_for_nat(self):
        cluster = self.reachable("module.cluster.aws_eks_cluster.this (expand)")
        self.assertNotIn("module.network.aws_nat_gateway.this (expand)", cluster)

    def assert_waits_for(self, *resources):
        for resource in resources:
            self.assertIn(f"module.{resource} (expand)", self.reached)

    def test_coredns_waits_for_its_profile_and_role(self):
        self.assert_waits_for(
            "cluster.aws_eks_fargate_profile.this",
            "cluster.aws_iam_role_policy.pod_logs",
            "cluster.aws_iam_role_policy_attachment.pod_execution",
        )

    def test_coredns_waits_for_the_way_out(self):
        self.assert_waits_for(
            "network.aws_nat_gateway.this",
            "network.aws_route.internet",
            "network.aws_route.nat",
            "network.aws_route_table_association.private",
        )

    def test_coredns_waits_for_the_endpoints(self):
        self.assert_waits_for(
            "network.aws_vpc_endpoint.interface",
            "network.aws_vpc_endpoint.s3",
            "network.aws_vpc_security_group_ingress_rule.endpoints",
        )


if __name__ == "__main__":
    unittest.main()
