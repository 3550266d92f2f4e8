"""Images as tar files: `pack ROOT IMAGE.tar` makes one of a single layer, `unpack IMAGE.tar FOLDER` the opposite.

FOLDER then has config.json and rootfs; how much the image weighs, compressed as a registry keeps it, is printed.
`layers IMAGE.tar` prints the digest of each layer, and the last file in it.
"""

import hashlib
import io
import json
import sys
import tarfile
from pathlib import Path


def plain(entry):
    entry.mtime = entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def digest(content):
    return hashlib.sha256(content).hexdigest()


def pack(root, image):
    layer = io.BytesIO()
    with tarfile.open(fileobj=layer, mode="w") as tar:
        tar.add(root, arcname=".", filter=plain)
    architecture = "arm64" if "aarch64" in str(list(Path(root).glob("lib/*-linux-gnu"))) else "amd64"
    config = json.dumps(
        {
            "architecture": architecture,
            "os": "linux",
            "config": {"Env": ["PATH=/usr/bin:/bin"]},
            "rootfs": {"type": "layers", "diff_ids": ["sha256:" + digest(layer.getvalue())]},
        }
    ).encode()
    manifest = [{"Config": "config.json", "RepoTags": ["base:test"], "Layers": ["layer.tar"]}]
    files = {"config.json": config, "layer.tar": layer.getvalue(), "manifest.json": json.dumps(manifest).encode()}
    with tarfile.open(image, "w") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


def unpack(image, folder):
    folder = Path(folder)
    (folder / "rootfs").mkdir(parents=True)
    size = 0
    with tarfile.open(image) as tar:
        (manifest,) = json.load(tar.extractfile("manifest.json"))
        (folder / "config.json").write_bytes(tar.extractfile(manifest["Config"]).read())
        for name in manifest["Layers"]:
            size += tar.getmember(name).size
            with tarfile.open(fileobj=tar.extractfile(name), mode="r:gz") as layer:
                layer.extractall(folder / "rootfs", filter="fully_trusted")
    print(f"{size / 1e6:.0f}")


def layers(image):
    with tarfile.open(image) as tar:
        (manifest,) = json.load(tar.extractfile("manifest.json"))
        for name in manifest["Layers"]:
            content = tar.extractfile(name).read()
            with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as layer:
                print(digest(content), layer.getnames()[-1])


if __name__ == "__main__":
    {"pack": pack, "unpack": unpack, "layers": layers}[sys.argv[1]](*sys.argv[2:])
