"""GEXF 1.3 of who meets whom, for Gephi: weights and counts as attributes, no layout and no claim from one."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from summitry.export.content import Content
from summitry.export.exporters import WriteOptions, Written
from summitry.export.schema import Row, Table, schema

_TYPES = {"integer": "integer", "number": "double"}


def write(content: Content, target: Path, options: WriteOptions) -> Written:  # noqa: ARG001 - nothing to choose
    """Write the nodes and edges tables as one graph."""
    root = Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    SubElement(SubElement(root, "meta"), "description").text = content.caption
    graph = SubElement(root, "graph", {"defaultedgetype": "undirected", "mode": "static"})
    _attributes(graph, "node", schema().table("nodes"))
    _attributes(graph, "edge", schema().table("edges"))
    nodes = SubElement(graph, "nodes")
    for row in content["nodes"]:
        _values(SubElement(nodes, "node", {"id": row["id"], "label": row["label"]}), row, schema().table("nodes"))
    edges = SubElement(graph, "edges")
    for number, row in enumerate(content["edges"]):
        ends = {"id": str(number), "source": row["source"], "target": row["target"], "weight": row["weight"]}
        _values(SubElement(edges, "edge", ends), row, schema().table("edges"))
    indent(root)
    ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)
    return Written(len(content["edges"]), f"edges between {len(content['nodes'])} people")


def _attributes(graph: Element, kind: str, table: Table) -> None:
    held = SubElement(graph, "attributes", {"class": kind})
    for field in table.fields:
        if field.name not in _STRUCTURE:
            told = {"id": field.name, "title": field.name, "type": _TYPES.get(field.type, "string")}
            SubElement(held, "attribute", told)


_STRUCTURE = frozenset({"id", "label", "source", "target", "weight"})


def _values(element: Element, row: Row, table: Table) -> None:
    held = SubElement(element, "attvalues")
    for field in table.fields:
        if field.name not in _STRUCTURE and row[field.name]:
            SubElement(held, "attvalue", {"for": field.name, "value": row[field.name]})
