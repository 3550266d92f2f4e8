"""Serves moto on loopback with what it lacks here: EKS add-ons and access entries, more addresses of a NAT gateway,
budgets' subscribers and tags.

CoreDNS behaves as it does on Fargate: without a profile for kube-system whose subnets reach the internet by a NAT
gateway at the moment of its creation, it becomes DEGRADED and stays so.

    python emulator.py PORT
"""

import json
import os
import sys

os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")

from moto.budgets.models import budgets_backends
from moto.budgets.responses import BudgetsResponse
from moto.core.responses import ActionResult
from moto.ec2.models import ec2_backends
from moto.ec2.responses.nat_gateways import NatGateways
from moto.ec2.utils import random_private_ip
from moto.eks import urls
from moto.eks.exceptions import ResourceInUseException, ResourceNotFoundException
from moto.eks.models import EKSBackend
from moto.eks.responses import EKSResponse
from moto.server import main

ADDON_VERSION = "v1.13.1-eksbuild.1"


def added(method):
    setattr(EKSResponse, method.__name__, method)
    return method


def cluster_of(self):
    return self.eks_backend.describe_cluster(name=self._get_param("name"))


def entries(cluster, kind):
    return cluster.__dict__.setdefault(kind, {})


def found(mapping, key):
    if key not in mapping:
        raise ResourceNotFoundException(clusterName=None, nodegroupName=None, message=f"Not found: {key}")
    return mapping[key]


def unused(mapping, key):
    if key in mapping:
        raise ResourceInUseException(clusterName=None, nodegroupName=None, addonName=None, message=f"Exists: {key}")


# Clusters -------------------------------------------------------------------------------------------------------------

create_cluster_of_moto = EKSResponse.create_cluster


@added
def create_cluster(self):
    result = create_cluster_of_moto(self)
    cluster = cluster_of(self)
    cluster.upgrade_policy = self._get_param("upgradePolicy")
    cluster.access_config = self._get_param("accessConfig")
    cluster.resources_vpc_config["clusterSecurityGroupId"] = "sg-0123456789abcdef0"
    return result


delete_cluster_of_moto = EKSBackend.delete_cluster


def delete_cluster(self, name):
    if self.describe_cluster(name=name).__dict__.get("addons"):
        raise ResourceInUseException(clusterName=name, nodegroupName=None, addonName=None, message="Add-ons left")
    return delete_cluster_of_moto(self, name)


EKSBackend.delete_cluster = delete_cluster


# Add-ons --------------------------------------------------------------------------------------------------------------


def has_way_out(ec2, subnet_id):
    tables = [t for t in ec2.describe_route_tables() if any(a.get("SubnetId") == subnet_id for a in t.associations)]
    return any(route.nat_gateway for table in tables for route in table.routes)


def dns_starts(self, cluster):
    ec2 = ec2_backends[self.current_account][self.region]
    profiles = cluster.fargate_profiles.values()
    system = [p for p in profiles if any(s["namespace"] == "kube-system" for s in p.selectors)]
    return bool(system) and all(has_way_out(ec2, subnet) for profile in system for subnet in profile.subnets)


@added
def create_addon(self):
    cluster, name = cluster_of(self), self._get_param("addonName")
    unused(entries(cluster, "addons"), name)
    configuration = json.loads(self._get_param("configurationValues") or "{}")
    healthy = configuration.get("computeType") == "Fargate" and dns_starts(self, cluster)
    addon = {
        "addonArn": f"{cluster.arn.replace(':cluster/', ':addon/')}/{name}/0",
        "addonName": name,
        "addonVersion": self._get_param("addonVersion") or ADDON_VERSION,
        "clusterName": cluster.name,
        "configurationValues": self._get_param("configurationValues"),
        "createdAt": cluster.created_at,
        "modifiedAt": cluster.created_at,
        "status": "ACTIVE" if healthy else "DEGRADED",
        "health": {"issues": [] if healthy else [{"code": "InsufficientNumberOfReplicas", "message": "0 of 2"}]},
        "tags": self._get_param("tags") or {},
    }
    entries(cluster, "addons")[name] = addon
    return ActionResult({"addon": addon})


@added
def describe_addon(self):
    return ActionResult({"addon": found(entries(cluster_of(self), "addons"), self._get_param("addonName"))})


@added
def delete_addon(self):
    addons, name = entries(cluster_of(self), "addons"), self._get_param("addonName")
    addon = found(addons, name)
    del addons[name]
    return ActionResult({"addon": addon})


# Access entries -------------------------------------------------------------------------------------------------------


@added
def create_access_entry(self):
    cluster, principal = cluster_of(self), self._get_param("principalArn")
    unused(entries(cluster, "access"), principal)
    entry = {
        "accessEntryArn": f"{cluster.arn.replace(':cluster/', ':access-entry/')}/{principal.rsplit('/')[-1]}",
        "clusterName": cluster.name,
        "createdAt": cluster.created_at,
        "kubernetesGroups": self._get_param("kubernetesGroups") or [],
        "modifiedAt": cluster.created_at,
        "principalArn": principal,
        "tags": self._get_param("tags") or {},
        "type": self._get_param("type") or "STANDARD",
        "username": principal,
    }
    entries(cluster, "access")[principal] = entry
    return ActionResult({"accessEntry": entry})


@added
def describe_access_entry(self):
    return ActionResult({"accessEntry": found(entries(cluster_of(self), "access"), self._get_param("principalArn"))})


@added
def delete_access_entry(self):
    access, principal = entries(cluster_of(self), "access"), self._get_param("principalArn")
    found(access, principal)
    del access[principal]
    return ActionResult({})


@added
def associate_access_policy(self):
    cluster, principal = cluster_of(self), self._get_param("principalArn")
    found(entries(cluster, "access"), principal)
    policy = {
        "accessScope": self._get_param("accessScope"),
        "associatedAt": cluster.created_at,
        "modifiedAt": cluster.created_at,
        "policyArn": self._get_param("policyArn"),
    }
    entries(cluster, "policies").setdefault(principal, {})[policy["policyArn"]] = policy
    return ActionResult(
        {"associatedAccessPolicy": policy, "clusterName": cluster.name, "principalArn": principal}
    )


@added
def list_associated_access_policies(self):
    cluster, principal = cluster_of(self), self._get_param("principalArn")
    found(entries(cluster, "access"), principal)
    policies = list(entries(cluster, "policies").get(principal, {}).values())
    return ActionResult(
        {"associatedAccessPolicies": policies, "clusterName": cluster.name, "principalArn": principal}
    )


@added
def disassociate_access_policy(self):
    policies = entries(cluster_of(self), "policies").get(self._get_param("principalArn"), {})
    policies.pop(self._get_param("policyArn"), None)
    return ActionResult({})


for path in [
    "addons",
    "addons/(?P<addonName>[^/]+)",
    "access-entries",
    "access-entries/(?P<principalArn>.+)",
    "access-entries/(?P<principalArn>.+)/access-policies",
    "access-entries/(?P<principalArn>.+)/access-policies/(?P<policyArn>.+)",
]:
    urls.url_paths["{0}/clusters/(?P<name>[^/]+)/" + path + "$"] = EKSResponse.dispatch


# NAT gateways ---------------------------------------------------------------------------------------------------------

create_nat_gateway_of_moto = NatGateways.create_nat_gateway


def create_nat_gateway(self):
    result = create_nat_gateway_of_moto(self)
    gateway = result.result["NatGateway"]
    gateway.address_set[0] |= {"isPrimary": True, "status": "succeeded"}
    for allocation in self._get_param("SecondaryAllocationIds", []):
        address = self.ec2_backend.address_by_allocation([allocation])[0]
        gateway.address_set.append(
            {
                "allocationId": allocation,
                "isPrimary": False,
                "networkInterfaceId": gateway.address_set[0]["networkInterfaceId"],
                "privateIp": random_private_ip(),
                "publicIp": address.public_ip,
                "status": "succeeded",
            }
        )
    return result


NatGateways.create_nat_gateway = create_nat_gateway


# Budgets --------------------------------------------------------------------------------------------------------------


def budget_of(self):
    return budgets_backends[self.current_account]["aws"].budgets[self._get_param("AccountId")]


def describe_subscribers_for_notification(self):
    wanted = self._get_param("Notification")
    for notification in budget_of(self)[self._get_param("BudgetName")].notifications:
        if all(notification.details.get(key) == wanted[key] for key in ("NotificationType", "Threshold")):
            return json.dumps({"Subscribers": notification.subscribers})
    return json.dumps({"Subscribers": []})


def list_tags_for_resource(self):
    name = self._get_param("ResourceARN").split("budget/", 1)[1]
    for budgets in budgets_backends[self.current_account]["aws"].budgets.values():
        if name in budgets:
            return json.dumps({"ResourceTags": getattr(budgets[name], "resource_tags", [])})
    return json.dumps({"ResourceTags": []})


create_budget_of_moto = BudgetsResponse.create_budget


def create_budget(self):
    result = create_budget_of_moto(self)
    budget_of(self)[self._get_param("Budget")["BudgetName"]].resource_tags = self._get_param("ResourceTags") or []
    return result


BudgetsResponse.create_budget = create_budget
BudgetsResponse.describe_subscribers_for_notification = describe_subscribers_for_notification
BudgetsResponse.list_tags_for_resource = list_tags_for_resource

if __name__ == "__main__":
    main(["--host", "127.0.0.1", "--port", sys.argv[1]])
