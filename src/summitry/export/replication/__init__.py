"""A package for deposit: data in several formats, codebook, sources, the code that rebuilds, checksums, readiness."""

from summitry.export.replication.package import PackageOptions, Packed, write_package
from summitry.export.replication.readiness import Check

__all__ = ["Check", "PackageOptions", "Packed", "write_package"]
