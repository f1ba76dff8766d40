"""Who stands between those who do not know each other: Burt's constraint and effective size.

Source: Burt, Structural Holes (1992). An actor tied to nobody has neither: nan.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .graph import Floats, Ints


def constraint(n: int, pairs: Ints, weights: Floats | None = None) -> Floats:
    """Say how much each actor's contacts are tied to each other; low is free to broker.

    Of one tie it is 1, and it can exceed 1 in small closed circles. `weights` are strengths of
    the pairs, above 0; none: all alike.
    """
    ties = _matrix(n, pairs, weights)
    total = np.asarray(ties.sum(1)).ravel()
    share = ties.multiply(np.divide(1.0, total, out=np.zeros(n), where=total > 0)[:, None]).tocsr()
    known = ties.astype(bool).astype(np.float64)
    bound = share + (share @ share).multiply(known)
    found = np.asarray(bound.multiply(bound).sum(1), np.float64).ravel()
    found[total == 0] = np.nan
    return found


def effective_size(n: int, pairs: Ints) -> Floats:
    """Count each actor's contacts c, less those that are tied to each other: c - 2 t / c.

    t = ties among the contacts. Source of this form: Borgatti, Structural holes (1997).
    """
    ties = _matrix(n, pairs, None)
    contacts = np.asarray(ties.sum(1), np.float64).ravel()
    twice = np.asarray((ties @ ties).multiply(ties).sum(1), np.float64).ravel()
    found = contacts - np.divide(twice, contacts, out=np.full(n, np.nan), where=contacts > 0)
    return np.asarray(found, np.float64)


def _matrix(n: int, pairs: Ints, weights: Floats | None) -> Any:
    from scipy.sparse import csr_array

    one, two = pairs[:, 0], pairs[:, 1]
    value = np.ones(len(pairs)) if weights is None else np.asarray(weights, np.float64)
    ends = (np.concatenate((one, two)), np.concatenate((two, one)))
    return csr_array((np.concatenate((value, value)), ends), shape=(n, n))
