import contextlib
import io
import re
import shlex
import unittest
from pathlib import Path

import cost

SHEET = Path(__file__).resolve().parents[2] / "docs" / "cost.md"
EXAMPLE = re.compile(r"    \$ terraform/cost (.*)\n((?:    .*\n)+)")


def answer(arguments):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        cost.main(shlex.split(arguments))
    return printed.getvalue()


def price_of(line, arguments):
    return float(re.search(rf"^{line} .* ([0-9.]+) \$$", answer(arguments), re.MULTILINE).group(1))


class FargateSize(unittest.TestCase):
    def test_adds_what_kubernetes_takes(self):
        self.assertEqual(cost.Size(1, 2), cost.Size.of_pod(1, 1792))
        self.assertEqual(cost.Size(1, 3), cost.Size.of_pod(1, 1793))

    def test_rounds_up_to_the_next_size(self):
        self.assertEqual(cost.Size(0.25, 0.5), cost.Size.of_pod(0.1, 64))
        self.assertEqual(cost.Size(2, 4), cost.Size.of_pod(1.5, 1024))
        self.assertEqual(cost.Size(8, 20), cost.Size.of_pod(8, 16384))

    def test_takes_more_cpu_where_memory_asks_for_it(self):
        self.assertEqual(cost.Size(0.5, 3), cost.Size.of_pod(0.25, 2048))

    def test_refuses_what_does_not_fit(self):
        self.assertEqual(cost.Size(16, 120), cost.Size.of_pod(16, 122624))
        with self.assertRaisesRegex(ValueError, "Fargate has no size"):
            cost.Size.of_pod(16, 122625)
        with self.assertRaisesRegex(ValueError, "Fargate has no size"):
            cost.Size.of_pod(17, 1024)

    def test_coredns_fits_the_smallest(self):
        self.assertEqual(cost.Size(0.25, 0.5), cost.COREDNS)


class Lines(unittest.TestCase):
    def test_workers_are_paid_by_size_and_hour(self):
        # 20 x 2 h x (1 vCPU x 0.04048 $ + 2 GB x 0.004445 $) = 1.9748 $
        self.assertEqual(1.97, price_of("Fargate, workers", "--rate 100 --workers 20 --hours 2"))

    def test_workers_follow_from_the_rate(self):
        self.assertIn("11 x 1 vCPU", answer("--rate 5001"))
        self.assertIn("3 x 1 vCPU", answer("--rate 5001 --rate-per-worker 2000"))

    def test_the_cluster_stands_longer_than_the_test(self):
        self.assertEqual(0.28, price_of("EKS", "--rate 1 --hours 2"))
        self.assertEqual(1.0, price_of("EKS", "--rate 1 --hours 2 --standing-hours 10"))

    def test_extended_support_costs_six_times_as_much(self):
        self.assertEqual(1.0, price_of("EKS", "--rate 1 --standing-hours 10"))
        self.assertEqual(6.0, price_of("EKS", "--rate 1 --standing-hours 10 --extended-support"))
        self.assertEqual(7.0, price_of("EKS", "--rate 1 --standing-hours 10 --extended-support --price eks-extended-hour=0.7"))

    def test_nat_is_paid_by_hour_and_by_gb_in_either_direction(self):
        self.assertEqual(0.9, price_of("NAT, hours", "--rate 1 --standing-hours 10 --nat-gateways 2"))
        self.assertEqual(45.0, price_of("NAT, traffic", "--rate 1 --gb-out 100 --gb-in 900"))

    def test_only_what_goes_out_is_paid_as_data_out(self):
        self.assertEqual(9.0, price_of("Data out", "--rate 1 --gb-out 100 --gb-in 900"))

    def test_traffic_follows_from_the_requests(self):
        # 1,000 requests/s x 3,600 s x 2 kB = 7.2 GB
        self.assertEqual(round(7.2 * 0.09, 2), price_of("Data out", "--rate 1000 --kb-out 2"))

    def test_traffic_between_zones_is_paid_on_both_sides(self):
        self.assertEqual(10.0, price_of("Traffic between zones", "--rate 1 --gb-out 500 --gb-in 500 --zone-share 0.5"))

    def test_addresses_and_endpoints_are_paid_by_hour(self):
        self.assertEqual(0.6, price_of("Public addresses", "--rate 1 --standing-hours 20 --nat-gateways 2 --nat-addresses 3"))
        self.assertEqual(1.6, price_of("Interface endpoints", "--rate 1 --standing-hours 20 --endpoint-zones 2"))

    def test_prices_can_be_given(self):
        self.assertEqual(9.0, price_of("NAT, traffic", "--rate 1 --gb-out 90 --gb-in 10 --price nat-gb=0.09"))

    def test_every_price_counts(self):
        arguments = "--rate 1000 --endpoint-zones 1 --zone-share 0.5 --standing-hours 100"
        for name in cost.PRICES:
            support = " --extended-support" if name == "eks-extended-hour" else ""
            with self.subTest(name):
                total = price_of("Total", arguments + support)
                self.assertGreater(price_of("Total", f"{arguments}{support} --price {name}=100"), total)

    def test_the_total_is_the_sum_and_divided_by_the_requests(self):
        prices = cost.prices_of([])
        test = cost.test_of(cost.parser().parse_args(["--rate", "1000", "--hours", "2"]))
        self.assertAlmostEqual(sum(price for _, _, price in test.lines(prices)), test.total(prices))
        self.assertAlmostEqual(test.total(prices) / 7.2, test.per_million(prices))


class Refusals(unittest.TestCase):
    def test_say_what_to_do(self):
        for arguments, message in {
            "--rate 0": "give a number above 0",
            "--rate nan": "give a number above 0",
            "--rate 1 --hours -1": "give a number above 0",
            "--rate 1 --workers 0": "at least 1",
            "--rate 1 --nat-gateways x": "invalid whole number value",
            "--rate 1 --kb-out -1": "at least 0",
            "--rate 1 --zone-share 2": "from 0 to 1",
            "--rate 1 --hours 2 --standing-hours 1": "raise --standing-hours",
            "--rate 1 --cpu 32": "Fargate has no size",
            "--rate 1 --price eks=1": "There is no price eks",
            "--rate 1 --price eks-hour": "Give a price as eks-hour=USD",
            "--rate 1 --price eks-hour=-1": "at least 0",
        }.items():
            with self.subTest(arguments), contextlib.redirect_stderr(io.StringIO()) as printed:
                with self.assertRaises(SystemExit) as refused:
                    cost.main(shlex.split(arguments))
                self.assertEqual(2, refused.exception.code)
                self.assertIn(message, printed.getvalue())


class Sheet(unittest.TestCase):
    def test_examples_are_what_the_command_answers(self):
        examples = EXAMPLE.findall(SHEET.read_text())
        self.assertGreaterEqual(len(examples), 4)
        for arguments, printed in examples:
            with self.subTest(arguments):
                self.assertEqual(answer(arguments), "".join(line[4:] for line in printed.splitlines(keepends=True)))

    def test_prices_and_their_date_are_those_of_the_command(self):
        sheet = SHEET.read_text()
        self.assertIn(cost.NOTED, sheet)
        listed = {name: float(price) for name, price in re.findall(r"^\| `([a-z0-9-]+)` \| ([0-9.]+) \|", sheet, re.M)}
        self.assertEqual({name: price for name, (price, _) in cost.PRICES.items()}, listed)

    def test_table_is_what_the_examples_say(self):
        sheet = SHEET.read_text()
        for arguments, printed in EXAMPLE.findall(sheet):
            rate = f"{cost.parser().parse_args(shlex.split(arguments)).rate:,.0f}"
            total, million = re.findall(r"([0-9.]+) \$$", printed, re.M)[-2:]
            with self.subTest(rate):
                self.assertRegex(sheet, rf"(?m)^\| {rate} \|.*\| {re.escape(total)} \$ \| {re.escape(million)} \$ \|$")


if __name__ == "__main__":
    unittest.main()
