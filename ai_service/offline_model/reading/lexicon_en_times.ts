import type { Rows } from "./rows.ts";

/** Words of the clock, bounds of spans, and moves along them. */
export const TIMES_EN: Rows = {
  ampm: { am: "am|a.m.|a.m", pm: "pm|p.m.|p.m" },
  part: {
    morning:
      "morning|in the morning|mornings|this morning|the morning|first thing|first thing in the morning|before lunch|in the am|morning time",
    lunch:
      "lunch|lunchtime|lunch time|at lunch|at lunchtime|midday|lunch break|during lunch|over lunch|around lunch|around lunchtime",
    afternoon:
      "afternoon|in the afternoon|afternoons|this afternoon|the afternoon|early afternoon|late afternoon|in the pm|arvo",
    evening:
      "evening|in the evening|evenings|this evening|the evening|after work|early evening|late evening",
    night: "night|at night|nights|in the night|late at night",
  },
  clock: { noon: "noon|12 noon|twelve noon|mid-day", midnight: "midnight" },
  half: { 30: "half|half past|half-past" },
  quarter: { 15: "quarter|a quarter" },
  bound: {
    from: "on or after|from|starting at|starting from|beginning at|starting",
    after:
      "after|later than|past|any time after|anytime after|no earlier than|not before|not earlier than|onwards|or later|and later|onward",
    before:
      "before|earlier than|any time before|anytime before|or earlier|and earlier|sooner than",
    until: "until|till|til|'til|up to|no later than|not later than|not after",
    by: "by",
    endsby:
      "done by|finished by|be done by|be finished by|finish by|end by|ends by|out by|be out by|over by|to be done by|have to leave by|need to leave by|must leave by|leave by|out of there by|to be finished by|finish before|be done before|done before|finished before",
    ends:
      "to be done|to be finished|to finish|to be out|to leave|be done|be finished|be out",
    between: "between|in between|b/w",
    at: "at|@|for around",
    to: "to|onto|into",
    about:
      "around|about|ish|-ish|approximately|roughly|circa|approx|close to|or so|or thereabouts",
    sharp: "sharp|exactly|on the dot|precisely",
  },
  range: { to: "~|-|->|through|thru" },
  offset: {
    after: "from now|afterwards|from today",
    before: "ago",
    in: "in|within",
  },
  superlative: {
    day:
      "the earliest day|earliest day|first available day|the first available day|earliest date|the earliest date|next available day|the next available day|soonest day|the soonest day",
    earliest:
      "earliest|the earliest|earliest possible|the earliest possible|earliest available|the earliest available|asap|a.s.a.p.|a.s.a.p|as soon as possible|as soon as you can|soonest|the soonest|first available|the first available|next available|the next available|as early as possible|right away|immediately|as early as you can|the next free|next free|first free|the first free|soonest available|the soonest available|earliest free|the earliest free|right now|at your earliest|earliest opening|the earliest opening|next opening|the next opening|first opening|the first opening|earliest slot|the earliest slot|first slot|next slot|the next slot|the first slot|as early as you have|as early as you've got|as early as it gets|the earliest you have|earliest you have|your earliest|the earliest you've got|the earliest you can do|earliest you can do|the soonest you have|soonest you have|as soon as you've got|first thing you've got|as early as possible please|first one you have",
    latest:
      "latest|the latest|latest possible|the latest possible|latest available|the latest available|as late as possible|last slot|the last slot|last slot of the day|the last slot of the day|latest slot|the latest slot|last available|the last available|the last appointment of the day|as late as you have|the latest you have|latest you have|the latest you can do|as late as you can|the latest you do",
  },
  any: {
    time:
      "any time|anytime|whenever|at any time|time doesn't matter|any time works|anytime works|any time is fine|anytime is fine|the time doesn't matter|any hour|i'm flexible|im flexible|i am flexible",
    day:
      "any day|any date|any day works|any day is fine|the day doesn't matter|on any day",
    stylist:
      "anyone|anybody|any stylist|whoever|whoever is free|whoever is available|no preference|don't mind who|dont mind who|i dont mind who|dont mind who does it|i dont mind who does it|don't care who|dont care who|i dont care who|dont care who does it|i dont care who does it|doesn't matter who|doesnt matter who|it doesnt matter who|doesnt matter who does it|dont mind which stylist|i dont mind which stylist|with anyone|with anybody|with any stylist|with whoever is free|with whoever|with no preference|any stylist is fine|anyone is fine|any of them|i don't mind who|i don't care who|it doesn't matter who|whoever's free|with whoever's free|with whoever is available|with whoever's available|no stylist preference|no particular stylist|no specific stylist|i don't mind who does it|don't mind who does it|i don't care who does it|doesn't matter who does it|no matter who|whoever does it|any of you|any of the team|any of the stylists|whoever you have|happy with anyone|happy with whoever|anyone will do|anyone's fine|any stylist will do|no preference who|no preference on stylist|no preference on who|not fussed who|not fussy about who|whoever's around|whoever is around|happy with whoever's free|any stylist's fine|don't mind which stylist|i don't mind which stylist|doesn't matter which stylist|whoever is in|whoever's in|whoever is in that day|whoever's in that day|whoever is there|whoever's there|whoever is working|whoever's working|whoever is on|whoever's on|whoever is on that day|whoever is available that day|whoever is free that day|whoever is around that day|whoever can do it|whoever can fit me in|not fussy about the stylist|not fussy about stylist|not fussy about stylists|not picky about the stylist|not picky about stylist|not picky about who|i'm not fussy about the stylist|i'm not picky about the stylist|i'm not fussy about who|i'm not picky about who|not bothered who|i'm not bothered who|not bothered about the stylist|no preference for stylist|no preference on the stylist|no preference for a stylist|no preference of stylist|no preference about the stylist|stylist doesn't matter|the stylist doesn't matter|stylist is not important|any stylist is ok|any stylist is okay|any stylist works|any stylist would do|not fussed about the stylist|not fussed about stylist|not particular about the stylist|whichever stylist|whichever stylist is free|whichever stylist is available|no preference who does it|no preference on who does it|no preference as to who|no preference as to who does it|no preference who cuts it|whoever you like|whoever you think|i have no preference|i've no preference",
    one: "either one|either|any one|either is fine|any is fine|either works",
  },
  same: {
    weekday:
      "same weekday|the same weekday|same day of the week|the same day of the week",
    same: "same|the same",
    time:
      "same time|same slot|same day and time|the same day and time|same day same time|same day and same time|the same slot|same spot|the same spot|same time slot|the same time|at the same time|keep the time|same hour|the same hour|keep the same time|time stays the same|with the same time|leave the time as it is|leave the time|time as it is|same hour please|keep it at the same time|keep the time the same|keep the hour|don't change the time|time unchanged|same time works|same time please|same time is fine|time can stay the same|the time can stay|the time stays|time stays",
    day:
      "same day|the same day|on the same day|keep the day|keep the same day|same date|the same date|on the same date|keep the date|that same day|day stays the same|keep it on the same day|leave the day as it is|leave the day|right before that|just before that|straight before that|right after that|just after that|straight after that|immediately after that|immediately before that|that day as well|on that day|same day as that|the same day as that",
    last:
      "same as last time|the same as last time|same as before|the same as before|the usual|my usual|as usual|like last time|same thing as last time|the same thing as last time|same again|the same again|same as always|what i had last time|what i got last time|same as my last|the same as my last|same as usual|the same as usual|same one as last time|same service as last time|the same service as last time|like i did last time|as last time|same thing again|the same thing again|same thing|the same thing|what i ordered last time|the same one as last time|same as the last time|my regular",
  },
  shift: {
    advance:
      "bring forward|advance|move forward|move up|push forward|pull forward|bring up|pushed forward|forward|forwards",
    delay: "push back|delay|pushed back|postpone|push|pushing",
    later:
      "later|back|later on|a later time|later time|later in the day|further back|backwards",
    earlier:
      "earlier|sooner|up|ahead|an earlier time|earlier time|earlier in the day",
    daylater: "later day|a later day|later date|a later date",
    dayearlier: "earlier day|an earlier day|earlier date|an earlier date",
  },
  little: {
    1: "a bit|a little|a little bit|slightly|somewhat|a tad|a touch|any|even|a lot|much|some",
  },
};
