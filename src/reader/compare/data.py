"""A comparison as plain values, for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reader.compare.glance import tally
from reader.model import Comparison, Link


def to_data(comparison: Comparison) -> dict[str, Any]:
    """What two articles share and where they part, made of dictionaries, lists, text and numbers."""
    return {
        "left": comparison.left,
        "right": comparison.right,
        "links": [_link(link) for link in comparison.links],
        "only_left": [asdict(passage) for passage in comparison.only_left],
        "only_right": [asdict(passage) for passage in comparison.only_right],
        "parts_left": [asdict(part) for part in comparison.parts_left],
        "parts_right": [asdict(part) for part in comparison.parts_right],
        "entities": {
            "shared": list(comparison.shared_entities),
            "only_left": list(comparison.left_entities),
            "only_right": list(comparison.right_entities),
        },
        "counts": asdict(tally(comparison)),
        "notes": list(comparison.notes),
        "quoted": [asdict(voice) for voice in comparison.voices],
        "headlines": asdict(comparison.headlines),
        "leads": asdict(comparison.leads),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "left": asdict(link.left),
        "right": asdict(link.right),
        "kind": link.kind,
        "score": link.score,
        "quotes": [asdict(pair) for pair in link.quotes],
        "differences": [asdict(difference) for difference in link.differences],
    }
