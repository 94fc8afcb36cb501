import type { Rows } from "./rows.ts";

/** What people want done: verbs and nouns. */
export const ACTS_EN: Rows = {
  act: {
    book:
      "book|booking for|reserve|schedule|set up|pencil in|pencil me in|sign me up|put me down|put me in|slot me in|fit me in|squeeze me in|get me in|make a booking|make an appointment|make a reservation|make me an appointment|book in|book me in|book me|get an appointment|get a booking|get booked in|boook|bok|set me up|arrange|rebook|new booking|a new booking|new appointment|a new appointment|another appointment|another booking|make another booking|make another appointment|have an appointment for|get me an appointment|get me a booking|want an appointment|need an appointment|like an appointment|have an appointment on|need a booking|want a booking|like a booking|appt for|do a booking|appointment for|get in for|squeezing me in|fitting me in|getting me in|booking me in|slotting me in|popping me in|pop me down|pop me in|put me in for|get booked|getting booked|book myself in|get myself in|stick me down|stick me in|pencilling me in|penciling me in|reserving|scheduling|making an appointment|making a booking|nab|snag|bag|secure|lock in|grab a slot|grab me a slot|squeeze in|fit in|slot in|slip in|squeeze me|put me in the diary|put me in the diary for|in the diary for|pop me in the diary|pop me in the diary for|put me in the book for|put me in the book|put me on the books for|put me down in the diary|save me a slot|save me a spot|hold me a slot|hold a slot|hold a spot|save a slot|keep a slot for me|reserve me|put my name down|put my name down for|put me down for|write me down for|jot me down for|put me on the list for|make my booking|make my appointment for|make my reservation|make my booking for",
    take: "take|get|have|grab|make",
    come:
      "i'm coming|im coming|i am coming|coming on|i'll come|i'll be there|i'm still coming|still coming|i'll still come|come in|come|drop by|drop in|stop by|pop in|go for|come by|come over|swing by|be there",
    move:
      "move|reschedule|reshedule|re-schedule|rescheduled|rescheduling|shift|change|changed|changing|moving|switch|put off|put back|swap|modify|adjust|bump|transfer|update|amend|alter|moved|changes|bring my appointment|bring the appointment|bring my booking|might be moved|could be moved|can be moved|may be moved|might be changed|could be changed|be moved|be changed|be rescheduled|being moved|nudge|shuffle|rearrange|re-arrange|shunt|shove|slide|juggle|reorganise|reorganize|convert|turn my|nudging|shuffling|rearranging|sliding|swapping|switching|bumping|shifting|become|be moved to|be changed to|turn into|make my|can you make my|could you make my",
    cancel:
      "cancel|cancle|cancell|cancelling|canceling|cancellation|call off|delete|scrap|drop|undo|canx|cxl|call it off|get rid of|cancelled|canceled|withdraw|scratch|remove|no longer need|i no longer need|no longer want|i no longer want|not need anymore|take off the books|off the books|take it off|pull out of|back out of|bail on|bin|bin off|ditch|release my slot|give up my slot|give up my appointment|give up my slot|to cancel|called off|free up my slot|wipe|void|cancell it|cancel out|won't be needing|i won't be needing|wont be needing|i wont be needing|won't be requiring|take me off the list|take me off the list for|take me off the schedule|take me off the books|take me off|cross me off|cross me off the list|strike me off|count me out|count me out for|needs to go|has to go|must go|will have to go|can go then|has got to go|has gotta go|gotta go",
    order:
      "order|buy|purchase|purchasing|ordering|buying|place an order|put in an order|place an order for|pick up|i'll take|i will take|ill take|add to cart|add to my cart|stock up on|get hold of|send me|ship me|put aside|set aside|make an order|add|sign me up for|stick me down for|treat me to|i'll grab|i'll get|reorder|re-order|repeat my order|repeat order|put by for me|keep aside|put to one side|set to one side",
    get:
      "give me|get me|can i get|could i get|may i have|can i have|could i have|i'll have|i will have|ill have|let me have|let me get|gimme|gimmie|lemme get|lemme have|hook me up with|can u get me|shoot me|can i grab|could i grab|i wanna get|bring me|sort me out with|send over|hand me",
    show:
      "show|show me|tell me|tell|list|see|view|check|display|look at|look up|know|find out|let me know|let me see|what's|whats|what are|what is|what're|give me a list|let me check|pull up|check on|read me|remind me what|remind me when|overview|explain|describe|status|browse|confirm|difference between|the difference|what's the difference|compare|differ|differs|what does it say|run me through|talk me through|fill me in on|refresh my memory",
    search:
      "search|search for|find|find me|look for|looking for|seek|hunt for|anything for|something for|anything good for|something good for|what helps with|what's good for|whats good for",
    fill:
      "fill in|fill out|fill|complete|answer|answers|start the form|write|enter|do the form|filling in|filling out|filing out|fil out|fil in|put|record|log|take down|jot down|register my|do the survey",
    submit:
      "submit|send in|hand in|send it in|hand it in|send|send it|turn in|finalize|turn it in|send it off",
    pay: "pay|pay for|paying|checkout|check out|pay for it|pay now",
    agree:
      "go with|go for it|settle on|choose|pick|i choose|let's go with|lets go with|i pick|i'll go with|ill go with|let's do|lets do|select|i'd go with|let's take|let's make it|lets make it",
    remind: "remind me|remind|notify me",
  },
  want: {
    rather: "i'd rather|rather have|i would rather|i'd rather have|i'd sooner",
    1: "want|i want|need|i need|i'd like|id like|would like|i would like|like|want to|need to|i'd love|would love|i'd love to|i'm looking to|looking to|hoping to|i'm hoping to|trying to|i'm trying to|i wish|wish|would prefer|prefer|i prefer|i'd prefer|want to get|wanna|i wanna|gotta|interested in|i'm interested in|want to have|need to get|need to have|would like to|i'd like to|i want to|i need to|like to|love to|wants|going to|gonna|hoping|hope to|i'm after|requesting|request|have to|i have to|must|i must|should like|after a|require|i require|i would require|i am in need of|i find myself in need of|could do with|i could do with|i fancy|fancy a|i fancy a",
  },
  can: {
    1: "can i|can you|could i|could you|may i|might i|would you|will you|can we|could we|is it possible to|is it possible|would it be possible to|would it be possible|possible to|possible|am i able to|are you able to|able to|do you think i could|do you think you could|any chance|any chance of|is there any way|is there a way to|would you be able to|would i be able to|i was wondering if|i wonder if|wondering if i could|wondering if you could|i was wondering if i could|i was wondering if you could|can u|could u|would you mind|mind if i|would it be ok|would it be okay|is it ok|is it okay|can|could|would|may i please|do you mind|would you please|could you please|can you please|can i please|could i please|wondering if|is there any chance|how about if|is it alright|could i trouble you for|may i trouble you for|can i trouble you for|might i trouble you for|could i trouble you to|might i have|might it be possible to|would it be at all possible to|is there any possibility of|any possibility of|is it okay if|is it ok if|would it be alright to|would it be all right to|is there a chance of|any hope of|what are the chances of|could i possibly|can i possibly|could you possibly|can you possibly|may i possibly|might i possibly|could we possibly|would you possibly|i don't suppose you could|i don't suppose i could|don't suppose you could|don't suppose i could|any chance you could|any chance i could|any chance you can|any chance i can|is there any chance you could|is there any chance i could|might you have|might you|might there be|would you be able to see me|can you see me|could you see me|would you be able to see me for",
  },
  exist: {
    sure: "innit",
    done:
      "did you|have you|was my|has my|is my|were my|have my|has it been|was it|are my|did my|did it|is that still|is it still|am i still",
    visit:
      "what am i having done|what am i having|what am i in for|what am i coming in for|what am i getting done|should i arrive|how early should i arrive|how early should i come|how early should i be there|how early do i need to be there|am i booked|am i booked in|am i coming in|am i coming|am i scheduled|have i booked|am i down for|am i due|when do i have to be there|what time do i have to be there|when should i be there|what time should i arrive|what time should i be there|when do i need to be there|when should i arrive|what time do i need to be there|what i've got coming up|what have i got coming up|what do i have coming up|everything i have with you|everything i've got with you|what i have with you|what i've got with you|what have i got with you|what am i booked for|what i'm booked for|when i'm in next|when i'm next in|when am i next in|when am i in|when am i in next|am i in|when i'm due|when i am due|what i have coming up|when i'm coming in|when i'm coming|when is it that i'm coming in|what's coming up for me|have me down|got me down|have me in|got me in|have me booked|still have me|still have me down|still got me down|have me in the book|have me in the diary|have me on the books|you've got me down|you have me down|am i still on|still on for|still down for|am i still booked|am i still booked in|when my next visit is|when my next appointment is|when is my next visit|when's my next visit|when my appointment is|when my visit is|what time do i need to be at|when do i need to be at|what time am i in|what time am i with you|what time should i get there|when should i come in|am i with|who am i with|which stylist am i with|who am i seeing|when i am booked|when i'm booked|what time i'm booked|what i booked|what i've booked|what i have booked|when does it finish|what time does it finish|when will it finish|when it finishes|when i finish|what time do i finish|when will i be done|what time will i be done|when am i done|what time am i done|when i'll be done|what time i'll be done|what time it finishes|what time does it end|when does it end",
    own:
      "do i have|have i got|did i|i have|i've got|ive got|i got|i already have|did i make|have i|have i made|do i|do i still have|do we have|what do i have|what have i got",
    1: "do you have|you've got|youve got|you have got|have you got|do you sell|do you carry|do you stock|is there|are there|got any|you sell|you have|you got|sell|carry|available for sale|you carry|any left|left|do you offer|you offer|offer|offered|sold|do you do|is it in|do u have|do u sell|for sale|do you guys have|do you guys sell|there are|there is|there's|do you still have|are you selling",
  },
  noun: {
    recommend:
      "recommend|recommended|recommendation|recommendations|suggest|suggestion|suggestions|popular|best-selling|bestselling|best seller|best sellers|favorite|favourite|most popular|the most popular",
    booking:
      "booking|bookings|appointment|appointments|reservation|reservations|appt|appts|apointment|appointement|appoitment|apt|visits|session|sessions|upcoming appointments|upcoming bookings|appointment time|schedule for|upcoming visits",
    order:
      "orders|order history|purchases|my order|the order|an order|order status|ordered|bought|purchase history|past orders|previous orders|recent orders|open orders|my last order|my latest order|that order|this order|order number|the orders|owe|owe you|have i paid|did i pay|paid for|unpaid",
    product:
      "product|products|what you've got|what you have for sale|what you sell|things to buy|goods|items|item|merchandise|retail|shop|store|things|stuff|catalogue|catalog|everything you sell|all you sell|everything you have|what do you sell|stuff you sell|your range|your lineup|what can i buy|things i can buy",
    service:
      "service|services|menu|treatments|price list|pricelist|list of services|service menu|options|menus|offerings|service list|procedures|what you do|styles you do|include|includes|come with|comes with|part of the price|things you do|thing on your menu|thing you do",
    stylist:
      "stylist|stylists|barber|barbers|staff|staff member|colorist|employee|employees",
    form:
      "form|forms|feedback|review|reviews|tell you about my visit|tell you how my visit went|tell you how my visit was|paper|papers|sheet|questionnaire|survey|paperwork|consent form|intake form|intake|counselling form|counseling form|documents|document|consultation form|feedback form|intake sheet|leave a review|leave feedback|leave some feedback|leave you feedback|leave you a review|leave a comment|give feedback|give you feedback|share feedback|share my feedback|some feedback|something to fill in|something to fill out|anything to fill in|anything to fill out",
    mine: "my|mine|i|me|i'm|im|our|we|i am|us|i'll|ill|i've|i'd",
    history: "history|previous|so far",
    time:
      "time|times|slot|slots|opening|openings|spot|spots|timeslot|time slot|time slots|timeslots|window|space",
    day: "date|dates",
    price:
      "price|prices|pricing|cost|costs|rate|rates|fee|fees|charge|charges|priced|costing|pricey",
    quantity: "quantity|amount|number",
    stock:
      "stock|in stock|inventory|out of stock|sold out|back in stock|restock|availability of|restocked",
    card: "card|button|the card|the button|approve button|approval",
    visit: "next visit|my next visit|last visit|visit|my visit",
    name: "name|names",
    note: "notes field",
  },
  ask: {
    what:
      "what|what kind of|what sort of|what kinds of|what sorts of|what type of|what types of|which kinds of|what else|what all|wat",
    when:
      "when|what time|what times|at what time|which times|which day|which days|what day|what days|when's|whens|what date|when is|when are|when do|when can",
    where: "where|where's|wheres|where is|where are|where do",
    who:
      "who|who's|whos|who is|who are|who does|who do|who can|with whom|whom|by whom|who with",
    howmuch:
      "how much|what's the damage|whats the damage|what is the damage|what would i owe|what do i owe|how much is|how much does|how much are|how much do|how expensive|what does|how much for|how much would|how much will|what do you charge|how much's",
    howlong:
      "how long|how much time|how many minutes|how many hours|duration|durations|time needed|long does|how long does|how long is|how long will|how long would|how long do|take long",
    howmany: "how many",
    which:
      "which|which one|which ones|cheaper than|more expensive than|longer than|shorter than|quicker than|pricier than|dearer than|faster than|costs more|cost more|costs less|takes longer|take longer|is cheaper|is longer|is quicker|is pricier|is more expensive",
    why: "why|how come",
    how: "how|how do i|how can i|how to|how do|how does|how about|what about",
  },
  open: {
    1: "free|available|availability|availabilities|vacancy|vacancies|open slots|open slot|open times|open time|free slots|free slot|free times|free time|available times|available slots|available slot|available time|any openings|any slots|any availability|any space|room for me|openings for|slots for|what's free|whats free|what is free|what's available|whats available|when are you free|spaces|taken|fully booked|booked up|avail|opening for|open spots|open appointments|available appointments|free appointments|availble|availabe|avaliable|open",
  },
};
