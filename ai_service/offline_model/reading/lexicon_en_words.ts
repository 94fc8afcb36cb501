import type { Rows } from "./rows.ts";

/** Counters, ordinals, and words that change nothing. */
export const WORDS_EN: Rows = {
  unit: {
    hour: "o'clock|oclock|o clock|h",
    minute: "past the hour",
    dom: "st of the month",
    month: "th month",
    year: "ad",
    count:
      "bottle of|bottles of|bottle|bottles|piece|pieces|pieces of|box|boxes|boxes of|box of|pack|packs|packs of|pack of|unit|units|units of|pcs|pc|tube|tubes|tubes of|jar|jars|jars of|cans|set|sets|sets of|set of|x|copies of|of the|of your|of those|of these|of them|more|ones|tubs of|tubs|tins of|tins|a tub of|jar of|tube of|can of|tin of|tub of|units of the",
    dozen: "dozen|dozens|dozen of",
    people:
      "people|persons|person|guests|adults|of us|pax|adults and|kids|children|customers|ladies",
    money: "yen|jpy|dollars|usd|bucks|¥|$|euros|quid|k yen",
    age:
      "years old|year old|year-old|yrs old|y/o|year olds|years of age|yr old",
    volume:
      "ml|milliliters|milliliter|millilitres|liter|litre|liters|litres|g|grams|gram|kg|oz|ounces|cl|cm|inches|inch|centimeters|centimetres",
    minutes: "minutes|minute|mins|min|mins.|minutes'|min.",
    hours: "hours|hour|hrs|hr|hrs.",
    days: "days|day",
    weeks: "weeks|week|wks|wk|fortnight",
    months: "months|month",
    years: "years|year|yrs",
    times: "x a",
    percent: "%|percent|per cent",
    nth: "th one",
    cases: "cases",
    phone: "ext",
  },
  number: {
    1: "one|a single|single|a bottle of|a bottle|one of the|one of your|a box of|a jar of|a tube of|a pack of|a set of|a can of|a tin of|one bottle of|just the one|only the one|just one|only one|another bottle of|another jar of|another tube of|another pack of|another box of|another tub of",
    2: "two|a couple of|a couple|couple of|a pair of|pair of|twice|a pair|two of the|a duo of|a cpl of|cpl of|a cpl",
    3: "trio of|a trio of|three",
    4: "four",
    5: "five",
    6: "six|half a dozen|half dozen|a half dozen|half-dozen",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    12: "twelve|a dozen",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
    100: "hundred|a hundred|one hundred",
    1000: "thousand|a thousand|one thousand",
    few:
      "a few|few|several|some of|a bunch of|a lot of|lots of|many|a handful of|plenty of|tons of|loads of|multiple|bunch of",
    half: "half of|half a bottle|half a|one and a half|a half",
  },
  pick: {
    1: "comes first|goes first|the first one|first one|option 1|option one|number one|number 1|no. 1|#1|1st one|the 1st one|the top one|top one|the former|the first option|first option|the upper one|the first of those",
    2: "the second one|second one|option 2|option two|number two|number 2|no. 2|#2|2nd one|the 2nd one|the latter|the second option|second option|the second of those",
    3: "the third one|third one|option 3|option three|number three|number 3|no. 3|#3|3rd one|the 3rd one|the third option|third option",
    4: "the fourth one|fourth one|option 4|option four|number four|number 4|#4|the 4th one|4th one|the fourth option",
    5: "the fifth one|fifth one|option 5|number five|number 5|#5|the 5th one|5th one|the fifth option",
    "-1":
      "the last one|last one|the bottom one|the final one|the last option|last option|bottom one|final one|the last in the list",
    "-2":
      "the second to last|second to last|second last|the second last one|the one before last",
    this:
      "that one|this one|that|it|them|those|these|the one|one that|that time|that slot|that day|that one please|this booking|this appointment|that appointment|that booking|the booking|the appointment|there|that service|that product|the one you mentioned|the one above",
    other:
      "another one|another|other|others|a different one|different one|something else|different|another time|other times|a different time|another day|other days|a different day|other options|any others|else|anything else|other slots|different times|another slot|the other one|the other|a different slot|other time|other ones|new",
    more:
      "more options|show more|next page|more of them|the rest|keep going|continue|more times|more slots|see more|more please|any more",
    cheapest:
      "the cheapest|cheapest|cheapest one|the cheapest one|lowest price|least expensive|the least expensive|most affordable|lowest priced|the most affordable",
    cheaper:
      "cheaper|cheaper one|the cheaper one|a cheaper one|less expensive|something cheaper|cheap|cheaper option|inexpensive|affordable|more affordable|cheap one|anything cheaper|a cheaper option|the cheap one|cheaper ones",
    dearest:
      "most expensive|the most expensive|priciest|the priciest|the most expensive one|highest price",
    dearer: "more expensive|the more expensive one|pricier",
    shortest:
      "shortest|the shortest|quickest|the quickest|fastest|the fastest|shorter|the shorter one|quicker|the quickest one|the shortest one",
    longest: "longest|the longest|longer|the longer one|the longest one",
    earliest: "the earliest one|earliest one|the soonest one",
    earlier:
      "the earlier one|earlier one|something earlier|the earlier|anything earlier|the earlier slot|the earlier time|an earlier one|the earlier option|an earlier slot|the earlier of the two|the earlier of them|the earlier of those|the first of the two|the sooner of the two",
    latest: "the latest one|latest one",
    later:
      "the later one|later one|something later|the later|anything later|the later slot|the later time|a later one|the later option|a later slot|the later of the two|the later of them|the later of those",
    last:
      "my last|the previous one|most recent|my most recent|last time|my previous|latest one i made|the most recent|my latest|most recent one|just made|just placed|just booked|just ordered|i just made|i just placed|i just booked|i just ordered|the one i just made|the one i just placed|i made yesterday|i placed yesterday|newest|my newest|last order|last booking|last appointment|latest order|latest booking|the latest order|my last booking|my last appointment",
    next: "my next|the next one|next one|my upcoming|the upcoming|upcoming one",
  },
  title: {
    after: "san|-san|sama",
    before:
      "with|stylist named|the stylist|mr|ms|mrs|miss|mr.|ms.|mrs.|preferably with|ideally with|done by the stylist|by stylist|stylist:",
  },
  filler: {
    recall:
      "i forgot|i've forgotten|ive forgotten|forgot|slipped my mind|it slipped my mind|i forget|can't remember|i can't remember|cant remember|i don't remember|don't remember|i dont remember|can't recall|i can't recall|i never remember|never remember|i can never remember|i keep forgetting|keep forgetting|i cannot remember|i cant remember|remember which|i'm mixed up|i get mixed up|i've lost track|lost track|i'm confusing them|forgotten which",
    please: "please|pls|plz|plese|pleas|plaese",
    one: "a|an",
    said:
      "says|said|told me|recommended you|recommended this|mentioned|suggested|reckons|thinks|swears by you|raves about you|sent me|loves|loves it here|comes here|goes here|went here|came here|uses this|uses you|wants to know|wants me to ask|asked me to ask|is asking|keeps asking|asking about|was asking|asked about|asked when|wondered|is wondering|has been asking",
    hm: "um|uh|er|oh|hmm|hm|erm|umm|uhm|uhh|err",
    sorry:
      "sorry|apologies|my apologies|pardon|so sorry|sorry about that|sorry to mess you about|sorry for the trouble|sorry for the inconvenience|sorry for the late notice|sorry for the short notice|sorry to be a pain|sry|srry|soz|soz about that|so sorry about this|sorry for the bother|for the bother|for the trouble|for the hassle|for the mess|for bothering you|sorry for bothering you|for the confusion|sorry for the confusion|for the fuss|for messing you about|for the back and forth|sorry for all the changes|for all the changes|sorry for the hassle|sorry for the mess|for the mix-up|for the mix up|sorry for the mix-up|sorry to trouble you|sorry to be a nuisance|sorry to be a bother|for the inconvenience|to be a nuisance|to be a bother|hate to be a bother|i hate to be a bother|for any trouble|for any inconvenience",
    1: "aside|aside for me|back to back|back-to-back|one after the other|in a row|to one side|by for me|kindly|enough|is enough|is plenty|plenty|run out of|ran out of|running out of|running low on|nearly out of|almost out of|the|so-so|so so|to me|well|ah|so yeah|you know|basically|excuse me|sorry to bother you|pardon me|btw|by the way|quick question|question|one question|just wondering|i was wondering|wondering|real quick|quickly|quick|anyway|anyways|ok so|so then|now|right now please|today's|for me|me please|somehow|if possible|if you can|if you could|if that's ok|if that's okay|if that works|if it's possible|if you don't mind|if you dont mind|if that's possible|if that is possible|if it is possible|if that's alright|no problem|no worries|no rush|don't worry|don't forget|do not forget|don't forget to|why not|why don't we|why don't you|why don't i|of the day|by any chance|perchance|possibly please|i think|i believe|i guess|i suppose|i'm thinking|im thinking|i was thinking|was thinking|was hoping|was hoping to|i was hoping to|i was hoping|was wondering|just want|really|very|super|quite|kind of|sort of|kinda|sorta|pretty|totally please|actually please|again|once more|once again|also please|lol|haha|hehe|xd|:)|;)|:-)|:d|<3|xx|xoxo|madoguchi|here|there please|sir|madam|ma'am|mate|guys|folks|friend|team|everyone|everybody|long overdue|overdue|finally|ideally|preferably|hopefully|perhaps please|myself|urgent|urgently|need it|it's|its|it is|that's|thats|is|are|be|been|being|do|does|did|of|at all|let|let's|lets|you|your|u|ur|yours|as|such|on|with me|will|shall|should|could be|works|work for me|work for you|works best|works well|suits me|suit me|is good|is fine|is great|is ok|is okay|is perfect|would be great|would be good|would be nice|would be lovely|would be perfect|would be ideal|would be fine|would work|will do|will be fine|is best|would be best|that'd be great|that would be great|that'd be good|that would be good|that'd be nice|that would be nice|would suit me|would be better|is better|better|best|nice please|ideal|perfect please|work|done|in for|out|over|about it|getting|got|go|going|gets|keep in mind|kind|kinds|thing|something|anything|please and thank you|hey so|alright so|in total|total|altogether|overall|currently|at the moment|at present|presently|still|yet|soon|around here|online|via chat|through chat|chat|through this chat|website|app|details|detail|info|information|list of|a list of|full list|more about|more info|more information|regarding|concerning|re|with regards to|with regard to|in regards to|take a look|have a look|look|a look at|looking|looked|asap please|whose|than|each one|else please|use|using|give|gave|giving|come in for|stop in|to be|to get|to have|to come|to do|to see|to know|to make|to take|to check|to go|to try|trying|try|i'd be|i would be|glad|happy|happy to|love|enjoy|like that|simply|maybe just|only please|even better|hear|hear about|see if|know if|check if|see whether|know whether|whether|worth|per|person's|people's|customer|client|regular|normal|standard|basic|usual please|proper|nice|fresh|new look|look good|own|all good please|ready|same please|your place|from you|from your|off|for sale please|on hand|left please|good for|suitable|suitable for|'s|s|'m|'ll|'d|'re|'ve|ma|pm me|ah yes|oh yes|ermm|ahem|yea so|you guys|y'all|cos please|for today's|of course please|thereabouts please|long enough|whole|full|entirely|completely|i'm going to|im going to|i am going to|appreciate|grateful|i'd be grateful|much obliged|if you would|be so kind|be so kind as to|would you be so kind|oh and please|hi there please|as always|needed|needs|takes|took|taking|costing me|charged|sort|sorted|organise|organize|organised|handle|help me to|help me book|help me order|help me with|start|begin|begins|end|ends|finish|lasts|stay|remain|remains|remaining|currently have|currently booked|on file|under my name|in my name|in my account|my account|account|on my account|on the books|coming up|scheduled|planned|placed|book in please|slot please|opening please|say|ask|asking|asked|inquire|inquiring|enquire|enquiring|question about|a question about|a question|a quick question|have a question|i have a question|i have a quick question|got a question|i've got a question|confirm please|double check|double-check|doublecheck|make sure|verify|exactly please|specifically|particular|in particular|generally|usually|normally|typically|roughly please|approximate|average|total price|final|place|when possible|where possible|same-day|back to you|get back|your earliest convenience|at your earliest convenience|at your convenience|convenience|long time no see|wanted|wanted to|just wanted to|i wanted to|i just wanted to|needed to|was looking to|i was looking to|was trying to|was going to|decided|decided to|i decided to|i've decided to|i've decided|ive decided|have decided to|would love to|might need|could use|i could use|due for|due for a|i'm due for|im due for a|i'm due for a|time for a|it's time for|in need of|desperate for|dying for|treat myself|treat myself to|is she|is he|she|sometime|some time|some point|at some point|bring|a while ago|while ago|i was with you|with you|afraid|i'm afraid|i am afraid|i shall|i do apologise|apologise|apologize|i apologise|i apologize|ever so|ever so much|this time|and again|lovely to|if i may|somewhere|for one person|for one|total of|calendar with you|this is my|it is my|that is my|it's my|its my|that's my|will be enough|that's enough|is all i need|will suffice|take home|home with me|checking|just checking|to take home|to take home with me|is all|combo|combination|package|combined|if it's no trouble|if it is no trouble|if that's no trouble|if it's not too much trouble|if it isn't too much trouble|if it's no bother|if it's not a bother|if i could|if i may please|if it suits|if it suits you|if at all possible|if it's at all possible|if convenient|if it's convenient|if you'd be so kind|if you please|if you wouldn't mind|if you would be so kind|if that's okay with you|if that's ok with you|if that suits|if that suits you|if possible please|if you don't mind me asking|if it's all the same to you|if it's not too late|if it isn't too late|if you can manage it|if you can manage|if that can be arranged|if it can be arranged|straight|straight after|straight from work|right after|doable|would that be doable|is that doable|anymore|smack|bang on|if not leave it|if not, leave it|if not, leave it as it is|otherwise leave it|otherwise keep it|if not keep it|if not, keep it|before i cancel anything|before i cancel|before i change anything|how's it looking|stocking up|stock up|topping up|restocking|you recommended|recommended to me|recommended by|was recommended|you used|you use|used last time|i loved|i liked|loved|liked|you told me about|you showed me|my friend uses|i saw|from last time|actually do|in this chat|right here|bottle please|you used last time|you used on me|used on me|you used on me last time|i tried|nearby|together|in person|online or in person|with a stick|on foot|near here|close by|close to you|these days|at least|yikes|wow|broke student|damn|blimey|gosh|oh no|uh oh|on average|as a rule|just kidding|jk|kidding aside|joking aside|jokes aside|just joking|kidding|anyhow|moving on|back to business|seriously though|on a serious note|quick one|it's me again|me again|that's a relief|thats a relief|phew|what a relief|gotcha|sooo|soo|sooooo|ugh|argh|after all|to be honest|tbh|truth be told|long story short|as it happens|as it turns out|at short notice|at such short notice|for the short notice|on short notice|on such short notice|such short notice|short notice|i don't care what i look like|swears by it|swears by them|on my way home|has been|have been|had been|i've run out|ive run out|all out of|i'm all out|im all out|all out|used up all the|used up the last of|used up|round the ears|around the ears|round the edges|nothing wild|nothing too wild|nothing mad|nothing radical|nothing major please|as soon as you can manage|final answer|ok final answer|do me a favour and|do me a favor and|do me a favour|do me a favor|there's a dear|there's a love|there's a good lad|be a dear and|be a dear|be a love and|nope not that|wee|hen|duck|pet please|is it okay to come|bday|a minute late|a few minutes late|five minutes late|couple of minutes late|if it is no bother|if that is no bother|if that's no bother|if it is no hassle|if it's no hassle|if that's no hassle|if it is no imposition|if it is not a bother|if that is no trouble|if it's no problem|if that's no problem|if it is no problem|if no bother|if no trouble",
    for: "for",
    tempting:
      "is tempting|is very tempting|was tempting|sounds tempting|looks tempting|sounds nice too|sounds lovely too|looks nice too|sounds good too|is tempting too|tempts me|caught my eye|haven't had|havent had|have not had|haven't been for|haven't been in for|haven't gotten|haven't got round to|it's been ages since my last|it's been months since my last|been months since my last|been ages since my last",
    him: "him|her again|him again|them again|her",
  },
  particle: {
    wo: "it all",
    ni: "to the one",
    de: "by means of",
    wa: "as for|concerning the",
    ga: "which is",
    no: "of the one",
    mo: "likewise",
    q: "eh|huh|isn't it|right?|is that right|no?",
    yo: "hm?",
  },
};
