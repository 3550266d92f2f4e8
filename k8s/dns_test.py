"""Workers find names of the cluster and of the world with the dnsConfig that they have, by glibc, which Java asks, too.

In a network of its own, whose one name server knows what a cluster's would. It takes root and util-linux; elsewhere it is skipped.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

HERE = Path(__file__).parent
KNOWN = {
    "controller.broadside.svc.cluster.local": "10.1.0.1",
    "target.broadside.svc.cluster.local": "10.1.0.2",
    "collector.monitoring.svc.cluster.local": "10.1.0.3",
    "shop.example.com": "203.0.113.1",
}
SEARCH = "broadside.svc.cluster.local svc.cluster.local cluster.local eu-central-1.compute.internal"
FOUND_AT_ONCE = ["target", "controller", "shop.example.com", "target.broadside.svc.cluster.local"]
FOUND_NEXT = ["target.broadside", "controller.broadside.svc", "collector.monitoring", "collector.monitoring.svc"]


def name_in(query):
    labels, at = [], 12
    while query[at]:
        labels.append(query[at + 1 : at + 1 + query[at]].decode())
        at += 1 + query[at]
    return ".".join(labels).lower(), int.from_bytes(query[at + 1 : at + 3], "big"), query[12 : at + 5]


def answer(query, address):
    """With one address; without, that the name is known but has none of that kind, or with None that it is not known."""
    _, _, question = name_in(query)
    code = 3 if address is None else 0
    head = query[:2] + bytes([0x81, 0x80 | code, 0, 1, 0, 1 if address else 0, 0, 0, 0, 0])
    record = b"\xc0\x0c\x00\x01\x00\x01\x00\x00\x00\x3c\x00\x04" + socket.inet_aton(address) if address else b""
    return head + question + record


class NameServer(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.asked = []
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 53))

    def run(self):
        while True:
            query, sender = self.socket.recvfrom(4096)
            name, kind, _ = name_in(query)
            self.asked.append(name)
            address = KNOWN.get(name)
            self.socket.sendto(answer(query, address if kind == 1 or address is None else ""), sender)


def ndots():
    manifests = (HERE / "base/worker/deployment.yaml").read_text()
    return re.search(r"name: ndots\n\s+value: \"(\d+)\"", manifests)[1]


def resolve(names, options):
    """In this network: what each name leads to, and what was asked for it."""
    server = NameServer()
    server.start()
    with tempfile.NamedTemporaryFile("w") as resolv:
        resolv.write(f"nameserver 127.0.0.1\nsearch {SEARCH}\noptions {options}\n")
        resolv.flush()
        subprocess.run(["mount", "--bind", resolv.name, os.path.realpath("/etc/resolv.conf")], check=True)
        found = {}
        for name in names:
            server.asked.clear()
            try:
                address = socket.getaddrinfo(name, 80, type=socket.SOCK_STREAM, family=socket.AF_INET)[0][4][0]
            except socket.gaierror:
                address = None
            found[name] = [address, list(server.asked)]
    return found


def elsewhere(names, options):
    inside = "ip link set lo up && exec \"$0\" \"$@\""
    command = ["unshare", "--net", "--mount", "sh", "-c", inside, sys.executable, __file__, "--inside", options, *names]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@unittest.skipUnless(os.geteuid() == 0 and shutil.which("unshare") and shutil.which("ip"), "it takes root, unshare and ip")
class Names(unittest.TestCase):
    def test_names_are_found_and_those_of_the_world_in_one_question(self):
        found = elsewhere(FOUND_AT_ONCE + FOUND_NEXT, "ndots:" + ndots())
        for name in FOUND_AT_ONCE + FOUND_NEXT:
            with self.subTest(name):
                address, asked = found[name]
                whole = next(k for k in KNOWN if k == name or k.startswith(name + "."))
                self.assertEqual(address, KNOWN[whole])
                self.assertEqual(asked.count(whole), 1)
                if name in FOUND_AT_ONCE:
                    self.assertEqual(asked, [whole])

    def test_it_is_what_spares_the_questions(self):
        address, asked = elsewhere(["shop.example.com"], "ndots:5")["shop.example.com"]
        self.assertEqual(address, KNOWN["shop.example.com"])
        self.assertEqual(len(asked), 5)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        print(json.dumps(resolve(sys.argv[3:], sys.argv[2])))
    else:
        unittest.main()
