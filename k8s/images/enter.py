"""Starts an unpacked image as a cluster would: `enter.py FOLDER ARGUMENT...`, as root, in a mount namespace of its own.

The root file system is read-only, save for what is mounted in this namespace; the user is none that the image knows;
there are no rights to gain, and 1,024 file descriptors at first.
"""

import ctypes
import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

UID = 54321
NO_NEW_PRIVILEGES = 38
# An emptyDir is everybody's.
SCRATCH = ("/tmp", "/data")


def mounts(process):
    return {line.split()[4] for line in Path(f"/proc/{process}/mountinfo").read_text().splitlines()}


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True)


def main(folder, arguments):
    config = json.loads((Path(folder) / "config.json").read_text())["config"]
    root = str(Path(folder).resolve() / "rootfs")
    volumes = sorted(path for path in mounts("self") - mounts(1) if not path.startswith("/proc"))
    for path in ["/proc", "/dev", "/tmp", *volumes]:
        os.makedirs(root + path, exist_ok=True)
    mount("--bind", root, root)
    mount("-o", "remount,ro,bind", root)
    mount("-t", "proc", "proc", root + "/proc")
    mount("--rbind", "/dev", root + "/dev")
    if "/tmp" not in volumes:
        mount("-t", "tmpfs", "tmpfs", root + "/tmp")
    for path in volumes:
        if path in SCRATCH:
            os.chmod(path, 0o777)
        mount("--bind", path, root + path)

    environment = os.environ | dict(entry.split("=", 1) for entry in config.get("Env", []))
    command = config["Entrypoint"] + [
        re.sub(r"\$\((\w+)\)", lambda m: environment.get(m[1], m[0]), argument) for argument in arguments
    ]
    libc = ctypes.CDLL(None)
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard))
    os.chroot(root)
    os.chdir(config.get("WorkingDir") or "/")
    os.setgroups([])
    os.setgid(UID)
    os.setuid(UID)
    libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    os.execve(command[0], command, environment)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
