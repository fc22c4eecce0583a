"""The proof that comes with a plan."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Why nothing better exists: prices at which every pair costs its worth or more, and which the plan just pays.

    By weak duality of linear programs no plan is worth more than `dual`; the plan is worth `primal`. Every pair was
    priced, and in each further one of `rounds` again where either of its prices had come down.
    """

    primal: int
    dual: int
    rounds: int

    @property
    def proven(self) -> bool:
        return self.primal == self.dual
