import type { Rows } from "./rows.ts";

/** What people ask about, and what cannot be done here. */
export const TOPICS_EN: Rows = {
  topic: {
    hours:
      "opening hours|business hours|opening times|are you open|what time do you open|what time do you close|when do you open|when do you close|when are you open|open until|open till|hours of operation|working hours|store hours|shop hours|close|closing time|opening time|you open|you close|closes|opens|what are your hours|how late are you open|how early do you open|how late|shop open|is it open|open today|open on sundays|open on mondays|open on weekends|is the shop open|are you guys open|do you open|you guys open|store open|are u open|open on public holidays",
    closed_days:
      "closed|closing days|days off|day off|closed days|regular holiday|days closed|what days are you closed|which days are you closed|when are you closed|closed on|shut|you closed",
    place:
      "address|location|located|where are you|where is the shop|where is your shop|where are you located|directions|map|where's the shop|where can i find you|how do i find you|where are you guys|where is it",
    access:
      "how do i get there|how to get there|nearest station|closest station|station|get there|how do i get to|getting there|public transport|by train|by bus|bus stop|how can i get there|train|subway|access|how do i reach you|get to you|walk from the station|far from the station|which exit|find you|find the place",
    parking:
      "parking|park|car park|parking lot|parking space|parking spot|by car|bike|bicycle|drive|driving|parking spaces|place to park|bike parking|park my car|leave my car|my car|come by car|bring my car|leave the car|where to park|coming by car|arriving by car|coming in the car|somewhere to leave the car|bring the car|park the car|spot for my car",
    phone:
      "phone number|phone|telephone|telephone number|call you|contact number|number to call|phone no|contact details|contact info|contact you|reach you by phone",
    email:
      "email|e-mail|email address|e-mail address|mail address|mail you|mail",
    payment:
      "payment methods|payment method|payment options|pay by card|pay with card|credit card|credit cards|cash|cash only|accept cards|take cards|take card|debit card|apple pay|google pay|paypay|visa|mastercard|how can i pay|how do i pay|how to pay|payment|payments|accept credit cards|take credit cards|e-money|contactless|pay in cash|pay cash|forms of payment|accept cash|take cash|pay by cash|can i pay by|can i pay with|amex|suica|card payments|debit|paypal|ways to pay|pay in person|pay online|paid",
    policy:
      "cancellation policy|cancelation policy|cancellation fee|cancellation fees|cancelation fee|late fee|cancellation rules|cancellation deadline|policy|policies|cancel policy|charge for cancelling|charge for canceling|cancellation charge|how late can i cancel|when can i cancel|until when can i cancel|how late can i change|rules|no-show|no show|how far in advance can i cancel|how far in advance do i have to cancel|deadline for cancelling|deadline for cancellation|deadline to cancel|running late|if i'm late|if i am late|what if i'm late|fee for cancelling|cancel for free|free cancellation|how do cancellations work|cancellations|penalty",
    name: "name of the shop|shop's name|shop name",
  },
  unsupported: {
    party:
      "for two|two people|for two people|for both of us|the two of us|my friend and i|me and my friend|with my friend|with a friend|with my daughter|with my son|with my wife|with my husband|with my mother|with my mom|with my mum|with my kids|with my sister|group|party of|couple|family|my husband and i|my wife and i|me and my husband|me and my wife|me and my daughter|me and my son|me and my sister|me and my mom|me and my mum|for the family|my daughter and i|my son and i|my sister and i|my mom and i|my mum and i|for us both|both of us|the both of us|plus one|bring a friend|bringing a friend|bring my daughter|bring my son|bringing my daughter|bringing my son|bring my kids|along with my|and my daughter|and my son|and my friend|and my wife|and my husband|and my mother|and my mom|and my kids|and my sister|and my brother|for my family|for a group|for three|for four|for two of us|for me and my|for myself and my|for us|for my friend and me|for my husband and me|for my wife and me|me and a friend",
    other_person:
      "for my daughter|for my son|for my wife|for my husband|for my mother|for my mom|for my mum|for my father|for my dad|for my friend|for my kid|for my kids|for my child|for my children|for my sister|for my brother|for my boyfriend|for my girlfriend|for my partner|for someone else|for somebody else|on behalf of|my daughter's|my son's|my wife's|my husband's|my mother's|my mom's|my friend's|for a friend|for my grandmother|for my grandma|my daughter|my son|my wife|my husband|my mother|my mom|my kids|my friend|for him|for her|for them|my father|my dad|my sister|my brother|my boyfriend|my girlfriend|my partner|my kid|my child|my mum|my boss|a friend of mine|friend of mine|my friend booked|someone booked|somebody booked",
    discount:
      "discount|discounts|coupon|coupons|promo|promo code|promotion|promotions|deal|deals|cheaper price|lower the price|special offer|special offers|voucher|student discount|sale|points|loyalty|lower price|knock off|better price|make it cheaper|money off|special price|on sale|loyalty card|reduction|senior discount|% off|percent off|haggle|bundle deal",
    refund:
      "refund|refunds|money back|return it|return an item|refunded|give me back my money|get my money back|reimburse|reimbursement|exchange|return the|return my|defective|returns|return a|broken|damaged|chargeback|want to return|exchange it",
    person:
      "human|a person|real person|speak to someone|talk to someone|talk to a human|speak to a human|talk to a person|speak to a person|speak with someone|talk to staff|speak to staff|operator|representative|manager|agent|live agent|customer service|talk to the owner|speak with a person|talk to a real person|speak to a real person|speak with staff|talk to somebody|speak to somebody|complaint|complain|speak with a human|talk with a human|live chat|speak to the manager|talk to the manager|someone real|supervisor|real human|call me|call me back|transfer me|connect me|speak to an agent|owner|talk with someone|talk with a person|speak to a staff member|talk to a staff member|put me through|talk to a stylist|speak to a stylist",
    delivery:
      "deliver|delivery|shipping|ship|ship it|delivered|mail it|post it|shipped|send it to my home|shipping cost|courier|shipping fee|home delivery|delivered to|tracking|when will it arrive|when does it arrive|arrive",
    gift:
      "gift|gift wrap|gift wrapping|gift wrapped|gift card|gift cards|gift certificate|wrap it|wrapped|gift voucher",
    waitlist:
      "waitlist|waiting list|wait list|notify me when|let me know when|let me know if something opens up|standby|let me know if a slot|when it's back|back-order|backorder|waitlisted",
    reminder:
      "send me a reminder|remind me the day before|remind me of|remind me about|reminder|text me|set a reminder|remind me to|could you remind me|send me a text",
    repeat:
      "every week|every month|weekly|monthly|biweekly|recurring|every two weeks|regularly|standing appointment|subscription|every other week|repeating|every monday|every tuesday|every wednesday|every thursday|every friday|every saturday|every sunday|every day|daily|each month|each week|once a month|once a week|every 2 weeks|every four weeks",
    home_visit:
      "home visit|come to my house|come to my home|at my house|at my place|house call|come to my place|at home|to my house",
    other:
      "weather|news|recipe|joke|translate|calculate|job|vacancy for|hiring|hire|stocks|poem|horoscope|sing|homework|taxi|hotel|restaurant|movie|music|flight|song|code|football|soccer|politics|president|meaning of life|story|pizza|capital of|math|python|essay|wine|coffee|tea|beer",
  },
  social: {
    greet:
      "hi|hello|hey|good morning|good afternoon|good evening|hiya|hey there|hi there|hello there|greetings|yo|howdy|good day|morning!|how are you|how are you doing|how's it going|hi again|hello again|dear|dear madoguchi|to whom it may concern|what's up|sup|hope you are well|hope you're well|hope you are doing well|hope you're doing well|i hope you are well|i hope you're well|nice to meet you|heya|hola|hii|heyy|helo|hullo|g'day|how's your day|how is it going|how are things|hi all|hi team|hello team|dear team",
    thanks:
      "thanks|thank you|thank you very much|thank you so much|thanks a lot|many thanks|cheers|thx|ty|much appreciated|appreciate it|i appreciate it|thanks so much|thanks in advance|thank you in advance|thanks again|thank you for your help|thanks for your help|thank u|tks|tnx|ta|great job|awesome|great|perfect|wonderful|excellent|lovely|amazing|brilliant|fantastic|cool|thanks very much|thanking you|that's great|thats great|that's perfect|very helpful|you're the best|you are the best|so helpful|that's helpful|that helps|thanku|appreciated|i'd appreciate it|i would appreciate it|gracias|merci|good job|well done|love it|looking forward to it|can't wait|cant wait|looking forward|i'm excited|thank you kindly|thanks a bunch|thanks a million|thanks for the info|thank you for the info|thanks for that",
    goodbye:
      "bye|goodbye|good bye|see you|see ya|see you then|see you later|see you soon|take care|have a nice day|have a good day|good night|cya|bye bye|bye-bye|have a great day|that's all|thats all|that is all|that will be all|that's it|thats it|that'll be all|nothing else|that's everything|farewell|so long|talk to you later|talk later|ttyl|catch you later|that'll do|i'm done|im done|all done|have a good one|have a great one|best regards|kind regards|regards|sincerely|best wishes|nothing more|have a lovely day|see you tomorrow then|speak soon",
  },
  answer: {
    yes:
      "yes|yeah|yep|yup|sure|ok|okay|k|of course|certainly|absolutely|definitely|sounds good|sounds great|go ahead|that works|that works for me|works for me|correct|that's right|thats right|right|that's correct|alright|all right|fine|do it|confirm it|yes please|please do|looks good|that's fine|thats fine|it's fine|perfect thanks|agreed|i agree|i confirm|confirmed|approve|approved|i approve|approve it|exactly right|got it|i see|understood|good|sounds fine|y|ya|yea|ok great|that's good|thats good|that is fine|it works|by all means|please go ahead|let's do it|lets do it|lets go|let's go|that's the one|sounds perfect|all good|oki|okey|okie|okey dokey|okay then|ok then|very well|uh huh|mhm|indeed|true|that sounds good|that sounds great|that looks good|i do|yessir|yes sir|aye|noted|affirmative|fine by me|fine with me|proceed|please proceed|go for that|you bet|totally|i consent|consent|go ahead and book it|go ahead and book|go ahead and order it|go ahead and do it|go ahead and order|please book it|yes book it|book it please",
    no:
      "nope|nah|no thanks|no thank you|not really|not interested|never mind that|negative|i don't think so|absolutely not|no way|not that|no not that|that's wrong|thats wrong|wrong|incorrect|that's not right|thats not right|not right|no need|i'd rather not|not needed|not anymore|i changed my mind no|i disagree|reject|reject it|rejected|decline|declined|that's not what i want|that's not what i wanted|not what i want|that's not what i asked|that's not it|disagree|i do not agree|i don't agree|nop|not quite|naw|no not really",
    later:
      "not now|maybe later|some other time|i'll think about it|ill think about it|let me think|let me think about it|i'll get back to you|ill get back to you|not yet|not today|later maybe|i need to think|i'll let you know|ill let you know|decide later|i'll decide later|i'll come back later|maybe another time|in a while|perhaps later|need to think about it|i need to think about it|i'll check and come back|give me a minute|one moment|one sec|just a moment|just a sec|brb|let me check my calendar|let me check my schedule|i'll come back|ill come back|i'll do it later|ill do it later|i'm not ready|do it later|next time|i'll be back|i will think about it|let me get back to you|let me sleep on it|hold that thought|hang on a second|hold on a second|wait a second|just a second|one second|wait a minute|hang on a minute|hold on a minute|hold on a sec|hang on a sec|give me a second|give me a sec",
    stop:
      "stop|never mind|nevermind|forget it|forget that|forget about it|start over|start again|reset|abort|quit|exit|drop it|leave it|let's start over|lets start over|ignore that|ignore that please|disregard|disregard that|nvm|restart|scratch it|let's forget it|lets forget it|forget about that|from scratch|stop it|ignore it|ignore my last message|begin again|forget all that|forget everything|no stop|let's stop|i give up|no booking|no appointment|no order|i changed my mind, no booking|i've changed my mind, no booking|i don't want it anymore|i don't want it|i don't want to book anymore|i don't need it anymore|not going to book",
    skip:
      "skip|skip it|skip this|skip that|pass|next question|leave it blank|leave blank|leave empty|leave it empty|none|nothing|n/a|na|no answer|prefer not to say|blank|skip this one|skip that one|move on|next one please|i'd rather not say|rather not say|empty|nothing in particular|nothing special|skip this question|i'd prefer not to say|not applicable|nope nothing|leave that blank|leave that empty|nothing to add|no comment|no comments",
    back:
      "go back|previous question|back up|go back one|the previous question|one back|previous one|go back to the previous question",
    unsure:
      "not sure|i'm not sure|im not sure|i don't know|i dont know|dunno|idk|no idea|don't know|undecided|unsure|i am not sure|i do not know|haven't decided|havent decided|i haven't decided|i can't decide|can't decide|no clue|not decided|not certain|dont know",
  },
  help: {
    1: "help|help me|what can you do|what can i do|what can you help me with|what can you help with|how does this work|how do i use this|how to use this|instructions|guide|what do you do|assist|assistance|support|who are you|what are you|are you a bot|are you a robot|are you human|are you real|are you an ai|chatbot|what can i ask|what can i ask you|what else can you do|how do you work|i need help|can you help me|can you help|could you help me|need help|how do i book|how do i make a booking|how do i make an appointment|how do i order|what can this do|capabilities|features|commands|manual|tutorial|stuck|i'm stuck|confused|i'm confused|how can i book|how does it work|what is this|what's this|how does booking work|who am i talking to|are you a real person|who is this|how do i book an appointment|robot|what are you able to do|what can you do for me",
  },
  language: {
    ja: "japanese|in japanese|speak japanese|nihongo|日本語",
    en: "english|in english|speak english",
  },
  note: {
    style:
      "on the short side|on the long side|not too short|not too long|kept short|kept long|keep it short|keep it long",
    mark:
      "note:|notes:|memo:|please note|please note that|add a note|with a note|with the note|note that|comment:|remark:|remarks:|special request|special request:|request:|please add a note|p.s.|ps:|with note|a note|note|leave a note|special requests:|please tell the stylist|tell the stylist|let the stylist know|please let the stylist know|fyi|comments:|for the stylist:|please tell them|tell them|let them know|please let them know|please mention|mention that|please tell her|please tell him|tell the staff|please tell the staff|let the staff know|and note that|please add that",
    health:
      "allergy|allergies|allergic|sensitive|pregnant|sensitive skin|sensitive scalp|latex|bad back|eczema|psoriasis|medication|breastfeeding|injury|asthma|bad knee|crutches|hard of hearing|deaf|disability|disabled|itchy scalp|skin condition|intolerant",
  },
  context: {
    gift:
      "present|presents|as a present|as presents|a present for|present for|as a gift|as gifts|a gift for|gift for|gifts for|it's a gift|its a gift|it's a present|birthday present|birthday gift|christmas present|christmas gift|thank-you present|thank you gift|souvenir|souvenirs|to give to|to give away",
    pickup:
      "pick it up|pick them up|pick up at|collect it|collect them|collect at|pickup|pick-up|picking it up|picking them up|collecting|in store|in-store|at the shop|collection|collect|i'll pick it up|i will pick it up|i'll pick them up|i will pick them up|i'll collect it|will pick up|i'll come by to get it|for pickup|for pick up|pick that up|come and get it|come get it|pick up in store|when i come in|when i come|at my appointment|at my next visit",
    slip:
      "clicked|i clicked|by mistake|by accident|accidentally|accident|mistakenly|mistake|a mistake|pressed|i pressed|tapped|wrong button|misclicked|misclick|change of mind|don't need it anymore|found a cheaper one|found it cheaper|found another|got it elsewhere|bought it elsewhere|bought one elsewhere",
    work:
      "i work|working|meeting|school|class|i'm busy|im busy|i am busy|busy|wedding|lunch meeting|an interview|interview|flight at|graduation|job interview|birthday|my birthday|party|date night|trip|vacation|dentist|doctor|doctor's|something came up|emergency|prom|anniversary|event|dinner|gym|exam|i'm sick|i am sick|im sick|sick|ill today|feeling unwell|conflict|a conflict|schedule conflict|shift ends|finish work|get off work|off work|get off|my shift|conference|funeral|photoshoot|photo shoot|reunion|concert|train at|holiday plans|out of town|traveling|travelling|on a trip|plans|my train|my bus|my flight|my plane|gets in|lands|my class|my classes|i have a meeting|i have a wedding|i have a class|i have an exam|live|i live|lives|from the station|my budget|budget is|my budget is|i can spend|spend|my meeting|my lesson|lesson|lessons|my exam|train gets in|arrives at|my kid's school|childcare|commute|night shift|day shift|on call|appointment at the dentist|the dentist|interviews|a date|a wedding|a meeting|a party|a trip|a flight|a class|my lunch break|surgery|hospital|rehearsal|recital|practice|church|errands|moving house|exams",
    first:
      "first time|first-time|first visit|new customer|new here|new client|i'm new|im new|i am new|long time|it's been a while|its been a while|been a while|it's my first time|its my first time|this is my first time|my first time|my first visit|regular customer|first time here|never been|never been before",
  },
};
