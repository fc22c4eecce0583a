"""What needs more than an assignment: circles of odd length, decided by Edmonds' blossoms (1965)."""

import numpy as np
import rustworkx
from numpy.typing import NDArray

from bot.domain.matching.exact.problem import Flags, Numbers, Points

Edges = NDArray[np.int64]
"""Pairs of numbers, one pair a row."""


def most_pairs(points: Points, promising: Numbers) -> Edges:
    """As many pairs as there can be, of whatever points.

    Mostly a few promising pairs (codes of row and column) hold as many as there are in twos of those who can reach
    each other, which no plan exceeds; else all pairs are looked at.
    """
    nodes = len(points)
    rows, columns = np.divmod(promising, max(1, nodes))
    codes = np.unique(np.minimum(rows, columns) * nodes + np.maximum(rows, columns))
    few = np.stack(np.divmod(codes, max(1, nodes)), axis=1)
    found = heaviest_pairs(nodes, few, np.ones(len(few), np.int64))
    if len(found) < _in_twos(points >= 0):
        every = np.argwhere(np.triu(points >= 0))
        found = heaviest_pairs(nodes, every, np.ones(len(every), np.int64))
    return found


def heaviest_pairs(nodes: int, edges: Edges, weights: Numbers) -> Edges:
    """Of the most pairs that there can be among these, those that weigh the most, the smaller number first.

    Raises if the algorithm's own prices, of people and of odd sets of them, do not prove it.
    """
    if not len(edges):
        return np.zeros((0, 2), np.int64)
    found = rustworkx.max_weight_matching(
        _graph(nodes, edges, weights), max_cardinality=True, weight_fn=int, verify_optimum=True
    )
    return np.sort(np.array(sorted(found), np.int64).reshape(-1, 2), axis=1)


def shared(nodes: int, edges: Edges, mates: Numbers) -> Flags:
    """Who is among people of whom somebody is shared in halves: sent to one who is sent to another."""
    odd: Flags = mates[mates] != np.arange(nodes)
    for group in rustworkx.connected_components(_graph(nodes, edges, np.zeros(len(edges), np.int64))):
        members = list(group)
        odd[members] = odd[members].any()
    return odd


def _graph(nodes: int, edges: Edges, weights: Numbers) -> "rustworkx.PyGraph[int, int]":
    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(list(zip(*edges.T.tolist(), weights.tolist(), strict=True)))
    return graph


def _in_twos(allowed: Flags) -> int:
    """How many pairs there would be if all who can reach each other were paired off."""
    unseen, pairs = np.ones(len(allowed), bool), 0
    while unseen.any():
        group = np.zeros(len(allowed), bool)
        ring = np.flatnonzero(unseen)[:1]
        while len(ring):
            group[ring] = True
            ring = np.flatnonzero(allowed[ring].any(axis=0) & ~group)
        unseen &= ~group
        pairs += int(group.sum()) // 2
    return pairs
