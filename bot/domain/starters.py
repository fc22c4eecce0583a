"""The vocabulary a fresh workspace begins with, and the synonyms that are common enough to know."""

from collections.abc import Mapping

from bot.domain.terms import SkillKind

_TECHNICAL = """
.NET, accessibility, Agile, analytics, Android, Ansible, APIs, architecture, AWS, Azure, backend development,
Bash, big data, business intelligence, C, C#, C++, capacity planning, CI/CD, cloud architecture, cloud security,
code review, compliance, content strategy, copywriting, CRM, cryptography, CSS, data analysis, data engineering,
data governance, data modelling, data visualisation, databases, debugging, deep learning, design systems,
DevOps, distributed systems, Docker, domain-driven design, Elixir, embedded systems, Excel, experiment design,
financial modelling, frontend development, functional programming, Git, Go, Google Cloud, GraphQL, HTML,
incident response, information architecture, iOS, Java, JavaScript, Kafka, Kotlin, Kubernetes, Linux,
localisation, machine learning, microservices, mobile development, networking infrastructure, NLP, Node.js,
observability, performance tuning, PHP, PostgreSQL, Power BI, product analytics, prompt engineering,
prototyping, Python, R, React, reliability engineering, Ruby, Rust, Salesforce, SAP, Scala, security
engineering, SEO, service design, Spark, SQL, statistics, Swift, system design, Tableau, technical writing,
Terraform, test automation, testing, threat modelling, TypeScript, UI design, user research, UX design, Vue
"""
_SOFT = """
account strategy, active listening, budgeting, building a network, building trust, business cases, career
planning, change management, coaching, collaboration, communication, conflict resolution, creative thinking,
critical thinking, cross-cultural work, customer empathy, decision making, delegation, design leadership,
difficult conversations, emotional intelligence, empathy, engineering leadership, facilitation, first-time
management, giving feedback, goal setting, hiring, inclusion, influencing without authority, innovation,
interviewing, leadership, leading change, leading remote teams, managing managers, managing up, mentoring,
mindfulness, motivation, negotiation, onboarding people, organisation, parental leave return, people management,
personal branding, planning, presentation skills, prioritisation, problem solving, product strategy, project
management, public speaking, receiving feedback, resilience, roadmapping, sales, self-confidence, stakeholder
management, storytelling, strategic thinking, stress management, team building, time management, vision,
work-life balance, workshop design, writing
"""


def _listed(words: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in words.split(","))


STARTERS: Mapping[SkillKind, tuple[str, ...]] = {
    SkillKind.TECHNICAL: _listed(_TECHNICAL),
    SkillKind.SOFT: _listed(_SOFT),
}

SYNONYMS: Mapping[str, str] = {
    "ai prompting": "prompt engineering",
    "amazon web services": "aws",
    "back end": "backend development",
    "backend": "backend development",
    "bi": "business intelligence",
    "c sharp": "c#",
    "continuous delivery": "ci cd",
    "continuous integration": "ci cd",
    "cpp": "c++",
    "csharp": "c#",
    "dotnet": "net",
    "eq": "emotional intelligence",
    "front end": "frontend development",
    "frontend": "frontend development",
    "gcp": "google cloud",
    "golang": "go",
    "js": "javascript",
    "k8s": "kubernetes",
    "ml": "machine learning",
    "natural language processing": "nlp",
    "node": "node js",
    "nodejs": "node js",
    "people leadership": "people management",
    "postgres": "postgresql",
    "presentations": "presentation skills",
    "presenting": "presentation skills",
    "public talks": "public speaking",
    "py": "python",
    "qa automation": "test automation",
    "reactjs": "react",
    "recruiting": "hiring",
    "search engine optimization": "seo",
    "site reliability engineering": "reliability engineering",
    "sre": "reliability engineering",
    "tf": "terraform",
    "ts": "typescript",
    "ux": "ux design",
    "user experience": "ux design",
}
"""By spelling with single spaces, in lower case."""

ONE_WORD: Mapping[str, str] = {
    "dev ops": "devops",
    "java script": "javascript",
    "my sql": "mysql",
    "postgre sql": "postgresql",
    "problem solving skills": "problem solving",
    "team work": "teamwork",
    "type script": "typescript",
    "work shop design": "workshop design",
}
"""Words that some write apart and others together."""
