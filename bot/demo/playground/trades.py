"""The trades of the bigger company: what people in each do, know, wish to learn and hope for.

No skill here is one that Lena Hoffmann shares: her two seats belong to the people of the story.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """`titles` rise from the first job to the last; mentors have one of the higher ones."""

    titles: tuple[str, ...]
    skills: tuple[str, ...]
    hopes: tuple[str, ...]
    gifts: tuple[str, ...]


TRADES = (
    Trade(
        titles=("Junior Software Engineer", "Software Engineer", "Senior Software Engineer", "Staff Engineer"),
        skills=("Python", "Go", "code review", "system design", "testing", "refactoring", "distributed systems"),
        hopes=(
            "To design something larger than one service before I build it.",
            "To review code in a way that people look forward to.",
            "To understand why our systems are the way they are, and what I would change first.",
        ),
        gifts=(
            "I learned most from people who had time for my questions, and I have time now.",
            "To pass on what no documentation says: how to leave a system better than I found it.",
        ),
    ),
    Trade(
        titles=("Associate Product Manager", "Product Manager", "Senior Product Manager", "Director of Product"),
        skills=("product strategy", "user interviews", "prioritisation", "pricing", "experiments", "OKRs"),
        hopes=(
            "To say no with a reason that people can live with.",
            "To hear what customers mean, not only what they ask for.",
            "To write a strategy that fits on one page and still says something.",
        ),
        gifts=(
            "Most of my best decisions began with somebody's odd question. I would like to ask some.",
            "To show that a roadmap is a conversation and not a promise.",
        ),
    ),
    Trade(
        titles=("Data Analyst", "Analytics Engineer", "Senior Data Scientist", "Head of Analytics"),
        skills=("dashboards", "A/B testing", "data modelling", "forecasting", "R", "causal inference"),
        hopes=(
            "To answer the question behind the question.",
            "To tell a result so that it changes a decision.",
            "To know when a number is good enough to act on.",
        ),
        gifts=(
            "To make somebody at ease with uncertainty, and honest about it.",
            "I would like to give back what a patient statistician once gave me.",
        ),
    ),
    Trade(
        titles=("Product Designer", "Interaction Designer", "Senior Product Designer", "Principal Designer"),
        skills=("prototyping", "interaction design", "visual design", "usability testing", "service design"),
        hopes=(
            "To show unfinished work earlier, and to enjoy the answers.",
            "To argue for a design with evidence and not with taste.",
        ),
        gifts=("To look at real work together, every time, for half an hour.",),
    ),
    Trade(
        titles=("Account Executive", "Senior Account Executive", "Key Account Manager", "Regional Sales Director"),
        skills=("discovery calls", "presenting", "contract law basics", "pipeline management", "closing"),
        hopes=(
            "To listen for the first twenty minutes of every call.",
            "To bring a deal over the line without pushing.",
        ),
        gifts=("To share the calls that went wrong; there is more to learn from those.",),
    ),
    Trade(
        titles=(
            "Customer Success Associate",
            "Customer Success Manager",
            "Senior Customer Success Manager",
            "Head of Support",
        ),
        skills=("onboarding customers", "de-escalation", "renewals", "writing help articles", "customer training"),
        hopes=(
            "To stay calm and clear when a customer is neither.",
            "To turn what I hear all day into something the product team can use.",
        ),
        gifts=("To help somebody grow who already cares about customers. The rest can be learned.",),
    ),
    Trade(
        titles=("People Partner", "Talent Partner", "Senior People Partner", "Director of People"),
        skills=("interviewing", "coaching", "employment law", "giving feedback", "mediation", "inclusive hiring"),
        hopes=(
            "To hold a difficult conversation and stay kind and clear.",
            "To build a hiring process that is fair and still quick.",
        ),
        gifts=("I have had many difficult conversations. Some of them went well, and I know why by now.",),
    ),
    Trade(
        titles=("Financial Analyst", "Senior Financial Analyst", "Controller", "Finance Director"),
        skills=("financial modelling", "reporting", "unit economics", "cost control", "board papers"),
        hopes=(
            "To explain a model to people who would rather not see it.",
            "To be in the room before the decision and not after it.",
        ),
        gifts=("To show how much freedom there is in a good budget.",),
    ),
    Trade(
        titles=("Marketing Specialist", "Content Strategist", "Brand Manager", "Head of Marketing"),
        skills=("copywriting", "positioning", "campaign planning", "SEO", "brand", "public speaking"),
        hopes=(
            "To speak on a stage once this year, and to want to do it again.",
            "To write less, and to have more of it read.",
        ),
        gifts=("To read somebody's drafts with a pencil and a cup of tea.",),
    ),
    Trade(
        titles=("Security Analyst", "Security Engineer", "Senior Security Engineer", "Head of Security"),
        skills=("threat modelling", "secure coding", "cloud security", "penetration testing", "risk management"),
        hopes=(
            "To be asked early, because people find it helpful and not because they must.",
            "To move from finding problems to preventing them.",
        ),
        gifts=("To show that security is mostly listening and a little cryptography.",),
    ),
)
