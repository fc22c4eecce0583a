"""The company of the demo: twenty-four people in six time zones, what each says in the form, and their program."""

from dataclasses import dataclass

LONDON, BERLIN, NAIROBI = "Europe/London", "Europe/Berlin", "Africa/Nairobi"
KOLKATA, NEW_YORK, SAO_PAULO = "Asia/Kolkata", "America/New_York", "America/Sao_Paulo"


PROGRAM = "Grow Together"
OBJECTIVE = (
    "A quiet half hour every two weeks with somebody who has been where you would like to go. "
    "We learn from each other, across teams and time zones."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A colleague, with the answers they give when they join. `seats` counts mentees at a time."""

    name: str
    zone: str
    title: str
    offers: str = ""
    wants: str = ""
    goals: str = ""
    seats: int = 1

    @property
    def role(self) -> str:
        """What they would like to be."""
        return "Both" if self.offers and self.wants else "Mentor" if self.offers else "Mentee"

    @property
    def answers(self) -> dict[str, object]:
        """The form as they fill it in."""
        told = {
            "Skills you can share": self.offers,
            "Skills you would like to learn": self.wants,
            "What would you like to reach?": self.goals,
            "How many people could you mentor at a time?": str(self.seats) if self.offers else "",
        }
        return {label: words for label, words in told.items() if words} | {"Your consent": True}

    @property
    def door(self) -> str:
        """The button by which they join."""
        return "Join as both" if self.role == "Both" else f"Join as a {self.role.lower()}"

    @property
    def first_name(self) -> str:
        return self.name.partition(" ")[0]


INES = Profile(name="Ines Duarte", zone=LONDON, title="People Development Lead")
"""She runs the program, and so takes no place in it."""

COLLEAGUES = (
    Profile(
        name="Helen Marsh",
        zone=LONDON,
        title="VP Engineering",
        offers="engineering leadership, managing managers, business cases",
        goals="I was helped a great deal when I first led other leads, and I would like to pass that on.",
    ),
    Profile(
        name="Marcus Bell",
        zone=LONDON,
        title="Group Product Manager",
        offers="product discovery, roadmapping, storytelling with data",
        goals="To stay close to people who are new to product work, and to ask better questions myself.",
        seats=2,
    ),
    Profile(
        name="Aisha Rahman",
        zone=LONDON,
        title="UX Researcher",
        wants="design leadership, facilitation",
        goals="I would like to run our quarterly research review myself, and to enjoy it.",
    ),
    Profile(
        name="Lena Hoffmann",
        zone=BERLIN,
        title="Head of Design",
        offers="design leadership, facilitation, design systems, accessibility",
        goals="To help two people find their own voice in design, not a copy of mine.",
        seats=2,
    ),
    Profile(
        name="Emre Yılmaz",
        zone=BERLIN,
        title="Frontend Engineer",
        wants="design systems, accessibility",
        goals="To make our components usable by everyone, with a keyboard and with a screen reader.",
    ),
    Profile(
        name="Jonas Weber",
        zone=BERLIN,
        title="Finance Partner",
        offers="budgeting, business cases, stakeholder management",
        goals="To take the fear out of numbers for somebody who does not live in spreadsheets.",
    ),
    Profile(
        name="Zofia Wiśniewska",
        zone=BERLIN,
        title="Data Engineer",
        wants="observability, stakeholder management",
        goals="To explain why our pipelines need care to people who only see the dashboards.",
    ),
    Profile(
        name="Njeri Kamau",
        zone=NAIROBI,
        title="Customer Success Specialist",
        wants="product discovery, roadmapping",
        goals="I hear every day what customers need. I would like to learn how that becomes a product.",
    ),
    Profile(
        name="Peter Otieno",
        zone=NAIROBI,
        title="Site Reliability Engineer",
        offers="incident response, observability, capacity planning",
        goals="To share what ten years on call have taught me, the calm above all.",
    ),
    Profile(
        name="Achieng Odhiambo",
        zone=NAIROBI,
        title="Junior Data Analyst",
        wants="statistics, machine learning",
        goals="To trust my own results before I show them to anybody.",
    ),
    Profile(
        name="Samuel Kiprop",
        zone=NAIROBI,
        title="Solutions Engineer",
        wants="incident response, capacity planning",
        goals="To keep a clear head when a customer's system is down.",
    ),
    Profile(
        name="Priya Raghavan",
        zone=KOLKATA,
        title="Staff Data Scientist",
        offers="statistics, machine learning, SQL, data analysis",
        goals="To show that statistics is a way of thinking and not a gate.",
        seats=2,
    ),
    Profile(
        name="Kavita Joshi",
        zone=KOLKATA,
        title="Engineering Manager",
        offers="test automation, Python",
        wants="engineering leadership, managing managers",
        goals="To grow from leading one team to leading leads, and to keep teaching on the way.",
    ),
    Profile(
        name="Arjun Mehta",
        zone=KOLKATA,
        title="QA Engineer",
        wants="test automation, Python",
        goals="To write the tests I now click through by hand.",
    ),
    Profile(
        name="Rohan Banerjee",
        zone=KOLKATA,
        title="Support Engineer",
        wants="SQL, data analysis",
        goals="To answer with data what I now answer from memory.",
    ),
    Profile(
        name="Dana Whitfield",
        zone=NEW_YORK,
        title="Director of Sales",
        offers="negotiation, account strategy",
        goals="To be the colleague I was looking for in my first year with a quota.",
    ),
    Profile(
        name="Mei-Ling Chen",
        zone=NEW_YORK,
        title="Account Executive",
        wants="negotiation, account strategy",
        goals="To ask for what a contract is worth without losing sleep over it.",
    ),
    Profile(
        name="Joel Ramirez",
        zone=NEW_YORK,
        title="Product Marketing Manager",
        wants="roadmapping, storytelling with data",
        goals="To tell the story of a release before the roadmap is final, and still be right.",
    ),
    Profile(
        name="Owen Price",
        zone=NEW_YORK,
        title="Technical Writer",
        wants="budgeting, business cases",
        goals="To make the case for a documentation team, with numbers that hold.",
    ),
    Profile(
        name="Beatriz Almeida",
        zone=SAO_PAULO,
        title="Principal Engineer",
        offers="mobile architecture, code review",
        goals="To see the next principal engineer of this office grow up here.",
    ),
    Profile(
        name="Rafael Costa",
        zone=SAO_PAULO,
        title="Mobile Engineer",
        wants="mobile architecture, code review",
        goals="To lead the rewrite of our offline mode.",
    ),
    Profile(
        name="Luísa Fernandes",
        zone=SAO_PAULO,
        title="Partnerships Manager",
        offers="partner sales, prospecting, negotiation",
        goals="To give somebody the first introductions that nobody gave me.",
    ),
    Profile(
        name="Thiago Nunes",
        zone=SAO_PAULO,
        title="Sales Development Representative",
        wants="partner sales, prospecting",
        goals="To move from cold calls to partners who call me.",
    ),
)
"""Everybody who joins: ten who mentor, fourteen who learn, and one of them both."""
