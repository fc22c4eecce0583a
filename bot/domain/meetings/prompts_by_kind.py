"""Open questions that suit what a program is for, by the phase that a pair is in."""

from collections.abc import Mapping

from bot.domain.meetings.terms import Phase
from bot.domain.terms import ProgramKind

PROMPTS_BY_KIND: Mapping[ProgramKind, Mapping[Phase, tuple[str, ...]]] = {
    ProgramKind.SKILL_GROWTH: {
        Phase.BEGINNING: (
            "Which part of the skill feels furthest away today?",
            "Where in your week could you practise it for real?",
            "How would somebody notice that you are getting better at it?",
        ),
        Phase.BUILDING: (
            "What did you practise lately, and what did you notice?",
            "At which point do you get stuck when you do it alone?",
            "Which piece of your work would you like to look at together?",
        ),
        Phase.DEEPENING: (
            "What would make your next attempt a real stretch?",
            "What do you do out of habit that you would like to look at afresh?",
            "Who could use what you can do by now, and how would they find out?",
        ),
        Phase.CLOSING: (
            "How will you keep practising when nobody asks about it?",
            "Which attempt are you proudest of, and what made it work?",
            "What would you like to learn after this?",
        ),
    },
    ProgramKind.KNOWLEDGE_TRANSFER: {
        Phase.BEGINNING: (
            "Which knowledge would be missed first if it were gone tomorrow?",
            "What would you like to see done rather than hear explained?",
            "What would you like to understand about how things came to be as they are?",
        ),
        Phase.BUILDING: (
            "What did you do with what you heard last time, and how did it go?",
            "Which case from your own work would you like to go through together?",
            "What is written down nowhere that somebody will need?",
        ),
        Phase.DEEPENING: (
            "Which exception to the rule would you like to understand?",
            "Where would you decide differently today, and on what grounds?",
            "What would you explain to a third person, to see whether it holds?",
        ),
        Phase.CLOSING: (
            "What could you do without any help by now, and what not yet?",
            "Where would somebody look for what you have learned?",
            "Who else ought to know this, and how will it reach them?",
        ),
    },
    ProgramKind.LEADERSHIP: {
        Phase.BEGINNING: (
            "How would you like people to describe the way you lead?",
            "Which situation with people takes up your thoughts?",
            "What does leading give you at the moment, and what does it cost you?",
        ),
        Phase.BUILDING: (
            "Which conversation is on your mind that has not taken place yet?",
            "What did you hand over lately, and how did that go?",
            "What do you notice about your team that others may not see?",
        ),
        Phase.DEEPENING: (
            "Whose view do you hear too little of?",
            "Which decision would you like to think through aloud?",
            "What do you do under pressure, and how does it land with others?",
        ),
        Phase.CLOSING: (
            "What do people around you do better because of how you lead?",
            "Which habit of leading do you want to keep?",
            "What would you like to be trusted with next?",
        ),
    },
    ProgramKind.ONBOARDING: {
        Phase.BEGINNING: (
            "What has surprised you here so far?",
            "Which name, word or habit would you like to have explained?",
            "Whom would it help you to meet next?",
        ),
        Phase.BUILDING: (
            "What are you finding out the slow way that somebody could tell you?",
            "Where would you like to be surer of what is expected of you?",
            "What have you done here that already feels like yours?",
        ),
        Phase.DEEPENING: (
            "What would you change here, with your fresh eyes?",
            "How are decisions made here, as far as you can tell?",
            "Which relationship at work would you like to build up?",
        ),
        Phase.CLOSING: (
            "What would you tell somebody who starts here tomorrow?",
            "Where do you feel at home here, and where not quite yet?",
            "What would you like to take on, now that you know your way around?",
        ),
    },
    ProgramKind.INCLUSION: {
        Phase.BEGINNING: (
            "What about your path so far would help others to understand you?",
            "In which situations at work can you be most yourself?",
            "What would you like to be asked more often?",
        ),
        Phase.BUILDING: (
            "When did you feel heard lately, and when less so?",
            "Which room would you like to be in, and what would you say there?",
            "Who speaks up for you when you are not there?",
        ),
        Phase.DEEPENING: (
            "Which unwritten rule have you come across, and how do you deal with it?",
            "What would you say more openly if it cost you nothing?",
            "What would you like people with influence to do differently?",
        ),
        Phase.CLOSING: (
            "Where is your voice heard today that was not heard before?",
            "For whom could you open a door now?",
            "Which support would you like to keep, and from whom?",
        ),
    },
    ProgramKind.CAREER_TRANSITION: {
        Phase.BEGINNING: (
            "What do you want to leave behind, and what do you want to keep?",
            "What draws you to what could come next?",
            "Which of your strengths would be of use somewhere else?",
        ),
        Phase.BUILDING: (
            "What have you found out since last time about the work you have in mind?",
            "Whom could you ask what their days are really like?",
            "Which small experiment could tell you more?",
        ),
        Phase.DEEPENING: (
            "What would have to be true for you to take the step?",
            "How do you tell the story of your change, and how does it sound to others?",
            "What holds you back, and which part of that could be put to the test?",
        ),
        Phase.CLOSING: (
            "What is the very next step, and when will you take it?",
            "How will you know that the change was right for you?",
            "What will you do on the days when you doubt it?",
        ),
    },
}
