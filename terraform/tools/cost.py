"""Computes what a load test costs on AWS: `terraform/cost --rate 5000 --hours 1`. `--help` lists inputs and prices."""

import argparse
import math
import sys
from dataclasses import dataclass

# US dollars, us-east-1, list prices without free tiers or discounts.
NOTED = "2026-03-31"
PRICES = {
    "eks-hour": (0.10, "cluster in standard support, an hour"),
    "eks-extended-hour": (0.60, "cluster in extended support, an hour"),
    "fargate-vcpu-hour": (0.04048, "Fargate Linux/x86, a vCPU for an hour"),
    "fargate-gb-hour": (0.004445, "Fargate Linux/x86, a GB of memory for an hour"),
    "nat-hour": (0.045, "NAT gateway, an hour"),
    "nat-gb": (0.045, "NAT gateway, a GB in either direction"),
    "ipv4-hour": (0.005, "public IPv4 address, an hour"),
    "endpoint-hour": (0.01, "interface endpoint in one zone, an hour"),
    "zone-gb": (0.01, "GB between zones, charged on both sides"),
    "out-gb": (0.09, "GB out to the internet, first 10 TB a month"),
    "logs-gb": (0.50, "GB of logs taken in by CloudWatch"),
    "key-month": (1.00, "KMS key, a month"),
}
HOURS_A_MONTH = 730
INTERFACE_ENDPOINTS = 4

# Fargate's sizes for pods: vCPU and the GB of memory that each allows.
SIZES = [
    (0.25, [0.5, 1, 2]),
    (0.5, [1, 2, 3, 4]),
    (1, list(range(2, 9))),
    (2, list(range(4, 17))),
    (4, list(range(8, 31))),
    (8, list(range(16, 61, 4))),
    (16, list(range(32, 121, 8))),
]
# What Fargate adds to a pod's memory for kubelet, kube-proxy and containerd, in GB.
KUBERNETES_GB = 0.25


@dataclass(frozen=True)
class Size:
    vcpu: float
    gb: float

    @classmethod
    def of_pod(cls, cpu, memory_mib):
        """The smallest size that holds a pod's requests and what Fargate adds to them."""
        needed = memory_mib / 1024 + KUBERNETES_GB
        for vcpu, memories in SIZES:
            for gb in memories:
                if vcpu >= cpu and gb >= needed:
                    return cls(vcpu, gb)
        raise ValueError(f"Fargate has no size for {cpu:g} vCPU and {memory_mib:g} MiB: ask for at most 16 and 122624.")

    def hour(self, prices):
        return self.vcpu * prices["fargate-vcpu-hour"] + self.gb * prices["fargate-gb-hour"]


COREDNS = Size.of_pod(0.25, 244.140625)  # 256M, as the cluster module sizes it
COREDNS_PODS = 2


@dataclass(frozen=True)
class Test:
    """One load test; sizes in vCPU and MiB, traffic in GB of 10^9 bytes, times in hours."""

    rate: float
    hours: float
    standing_hours: float
    extended_support: bool
    workers: int
    worker: Size
    controller: Size
    gb_out: float
    gb_in: float
    gb_across_zones: float
    nat_gateways: int
    nat_addresses: int
    endpoint_zones: int
    logs_gb: float

    @property
    def requests(self):
        return self.rate * self.hours * 3600

    def lines(self, prices):
        """What is paid for, its quantity in words, and its price."""
        gb = self.gb_out + self.gb_in
        stand = self.standing_hours
        addresses = self.nat_gateways * self.nat_addresses
        endpoints = self.endpoint_zones * INTERFACE_ENDPOINTS
        yield (
            "Fargate, workers",
            f"{self.workers} x {self.worker.vcpu:g} vCPU, {self.worker.gb:g} GB x {self.hours:g} h",
            self.workers * self.worker.hour(prices) * self.hours,
        )
        yield (
            "Fargate, controller and CoreDNS",
            f"{self.controller.vcpu + COREDNS_PODS * COREDNS.vcpu:g} vCPU, "
            f"{self.controller.gb + COREDNS_PODS * COREDNS.gb:g} GB x {stand:g} h",
            (self.controller.hour(prices) + COREDNS_PODS * COREDNS.hour(prices)) * stand,
        )
        eks = "eks-extended-hour" if self.extended_support else "eks-hour"
        yield "EKS", f"{stand:g} h", prices[eks] * stand
        yield "NAT, hours", f"{self.nat_gateways} x {stand:g} h", self.nat_gateways * prices["nat-hour"] * stand
        yield "NAT, traffic", f"{gb:.1f} GB", gb * prices["nat-gb"]
        yield "Public addresses", f"{addresses} x {stand:g} h", addresses * prices["ipv4-hour"] * stand
        yield "Interface endpoints", f"{endpoints} x {stand:g} h", endpoints * prices["endpoint-hour"] * stand
        yield "Data out", f"{self.gb_out:.1f} GB", self.gb_out * prices["out-gb"]
        yield (
            "Traffic between zones",
            f"{self.gb_across_zones:.1f} GB",
            self.gb_across_zones * 2 * prices["zone-gb"],
        )
        yield "Logs", f"{self.logs_gb:g} GB", self.logs_gb * prices["logs-gb"]
        yield "KMS key", f"{stand:g} h", prices["key-month"] / HOURS_A_MONTH * stand

    def total(self, prices):
        return sum(price for _, _, price in self.lines(prices))

    def per_million(self, prices):
        return self.total(prices) / self.requests * 1e6


def text(test, prices):
    rows = [*test.lines(prices), ("Total", f"{test.requests / 1e6:g} million requests", test.total(prices))]
    lines = [f"{what:32} {quantity:38} {price:10.2f} $" for what, quantity, price in rows]
    return "\n".join([*lines, f"{'Per million requests':71} {test.per_million(prices):10.3f} $"])


def parser():
    listed = "\n".join(f"  {name:20} {price:<9g} {meaning}" for name, (price, meaning) in PRICES.items())
    result = argparse.ArgumentParser(
        prog="cost",
        description="What a load test costs on AWS, in US dollars.",
        epilog=f"prices for --price, as noted for us-east-1 on {NOTED}:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    positive, natural = number(above=0), number(least=0)
    add = result.add_argument
    add("--rate", type=positive, required=True, help="requests a second, all workers together")
    add("--hours", type=positive, default=1, help="length of the load test (1)")
    add("--standing-hours", type=natural, help="how long the cluster stands (hours + 0.75: making and removing it)")
    add("--extended-support", action="store_true", help="the cluster's Kubernetes version is in extended support")
    add("--workers", type=whole(least=1), help="number of workers (rate / rate-per-worker)")
    add("--rate-per-worker", type=positive, default=500, help="requests a second that one worker carries (500)")
    add("--cpu", type=positive, default=1, help="vCPU that a worker asks for (1)")
    add("--memory", type=positive, default=1792, help="MiB that a worker asks for (1792: 2 GB with Fargate's 256)")
    add("--controller-cpu", type=positive, default=1, help="vCPU that the controller asks for (1)")
    add("--controller-memory", type=positive, default=1792, help="MiB that the controller asks for (1792)")
    add("--kb-out", type=natural, default=1, help="kB sent by each request, headers and TLS included (1)")
    add("--kb-in", type=natural, default=5, help="kB received by each request, headers and TLS included (5)")
    add("--gb-out", type=natural, help="GB sent in all, instead of --kb-out")
    add("--gb-in", type=natural, help="GB received in all, instead of --kb-in")
    add("--nat-gateways", type=whole(least=0), default=1, help="number of NAT gateways (1)")
    add("--nat-addresses", type=whole(least=1), default=1, help="addresses of each NAT gateway (1)")
    add("--endpoint-zones", type=whole(least=0), default=0, help="zones with interface endpoints (0)")
    add("--zone-share", type=natural, default=0, help="share of traffic between zones: 0.5 with two, one NAT (0)")
    add("--logs-gb", type=natural, default=0.1, help="GB of logs (0.1)")
    add("--price", action="append", default=[], metavar="NAME=USD", help="another price, more than once if need be")
    return result


def number(above=None, least=None):
    def parse(given):
        value = float(given)
        if not math.isfinite(value) or (above is not None and value <= above) or (least is not None and value < least):
            limit = f"above {above}" if above is not None else f"of at least {least}"
            raise argparse.ArgumentTypeError(f"give a number {limit}, not {given}")
        return value

    parse.__name__ = "number"
    return parse


def whole(least):
    def parse(given):
        value = int(given)
        if value < least:
            raise argparse.ArgumentTypeError(f"give a whole number of at least {least}, not {given}")
        return value

    parse.__name__ = "whole number"
    return parse


def prices_of(overrides):
    prices = {name: price for name, (price, _) in PRICES.items()}
    for override in overrides:
        name, _, price = override.partition("=")
        if name not in prices:
            raise ValueError(f"There is no price {name}: there are {', '.join(prices)}.")
        try:
            prices[name] = float(price)
        except ValueError:
            raise ValueError(f"Give a price as {name}=USD, not {override}.") from None
        if not (math.isfinite(prices[name]) and prices[name] >= 0):
            raise ValueError(f"Give a price of at least 0, not {override}.")
    return prices


def test_of(options):
    gb_per_kb = options.rate * options.hours * 3600 / 1e6
    gb_out = options.gb_out if options.gb_out is not None else options.kb_out * gb_per_kb
    gb_in = options.gb_in if options.gb_in is not None else options.kb_in * gb_per_kb
    standing = options.standing_hours if options.standing_hours is not None else options.hours + 0.75
    if standing < options.hours:
        raise ValueError("The cluster has to stand for as long as the load test runs: raise --standing-hours.")
    if options.zone_share > 1:
        raise ValueError("Give --zone-share as a share from 0 to 1.")
    return Test(
        rate=options.rate,
        hours=options.hours,
        standing_hours=standing,
        extended_support=options.extended_support,
        workers=options.workers or math.ceil(options.rate / options.rate_per_worker),
        worker=Size.of_pod(options.cpu, options.memory),
        controller=Size.of_pod(options.controller_cpu, options.controller_memory),
        gb_out=gb_out,
        gb_in=gb_in,
        gb_across_zones=(gb_out + gb_in) * options.zone_share,
        nat_gateways=options.nat_gateways,
        nat_addresses=options.nat_addresses,
        endpoint_zones=options.endpoint_zones,
        logs_gb=options.logs_gb,
    )


def main(arguments):
    options = parser().parse_args(arguments)
    try:
        print(text(test_of(options), prices_of(options.price)))
    except ValueError as wrong:
        parser().error(str(wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
