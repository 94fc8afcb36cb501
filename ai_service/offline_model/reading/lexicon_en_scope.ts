import type { Rows } from "./rows.ts";

/** What changes the reach or the force of other words. */
export const SCOPE_EN: Rows = {
  /** Stands after what it rejects. */
  neg_before: {
    contrast: "is out|won't do|wont do",
    lapsed:
      "no longer works|no longer works for me|no longer suits me|no longer suits|doesn't work anymore|doesn't work for me anymore|does not work anymore|won't work anymore|isn't possible anymore|is no longer possible|doesn't suit me anymore|doesn't fit anymore|is impossible now|won't work for me anymore",
    reject:
      "is too expensive|'s too expensive|are too expensive|is too pricey|'s too pricey|are too pricey|is a bit pricey|is a bit expensive|is too dear|doesn't work|does not work|doesnt work|won't work|wont work|will not work|is no good|isn't good|is not good|is bad|isn't possible|is not possible|is impossible|doesn't suit me|does not suit me|doesn't suit|doesn't fit|don't work|do not work|dont work|is too early|is too late|is off|'s off|s off|not included|isn't going to work|is not going to work|isn't convenient|is not convenient|isn't okay|aren't good|are no good|are out|is not an option|isn't an option|'s out|'s no good|'s not good|'s bad|'s impossible|'s full|s out|no good|won't suit|'s not possible|is too soon|'s too soon|'s too early|'s too late|is a bit early|is a bit late|'s a bit early|'s a bit late|is cutting it fine|is tricky|'s tricky|is difficult|is hard for me|is a problem",
  },
  /** Stands before what it rejects. */
  neg_after: {
    absent:
      "can't make|cannot make|cant make|can't make it|cannot make it|cant make it|can't come|cannot come|cant come|i can't make|i cannot make|i cant make|i can't come|i cannot come|i can't make it|i cannot make it|won't be able to make|won't be able to make it|won't be able to come|i won't be able to make it|i won't be able to make|i won't be able to come|can no longer make|can no longer make it|can't attend|cannot attend|unable to make|unable to make it|unable to come|i can no longer make it|i can no longer make|not able to make it|can't make it to|won't make it|i won't make it|not gonna make it|wont be able to make|wont be able to make it|wont be able to make it to|i wont be able to make it|i wont be able to make|i wont be able to make it to|i won't be able to make it to|won't be able to make it to|i can't make it to|i cant make it|i cant make it to|wont make it|i wont make it|wont be able to come|i wont be able to come|i'm not going to make it|im not going to make it|not going to make it|i'm not able to come|not able to come|i'm unable to come|i'm unable to make|i'm unable to make it|i am unable to make it|can't do my|i can no longer come|can no longer come|i can't attend|can't get there|i can't get there",
    not:
      "not|no|never|n't|without|don't want|do not want|dont want|don't want to|do not want to|dont want to|don't|do not|dont|doesn't|does not|didn't|did not|won't|will not|wont|can't|cannot|can not|cant|couldn't|could not|shouldn't|should not|mustn't|must not|nor|neither|none of|no longer|isn't|is not|aren't|are not|wasn't|was not|avoid|rather than|as opposed to|can't do|cannot do|cant do|can not do|unable to|i'm not|im not|i am not|not able to|i don't|i do not|i dont|i don't want|i do not want|i dont want|i don't want to|i do not want to|i dont want to|i don't need|i do not need|i dont need|i can't|i cannot|i cant|i won't|i can't do|i cannot do|i cant do|minus|leave out|leave off|leave alone|wouldn't|would not|don't need|do not need|dont need|don't you dare|refuse to|no more|hold off on|hate|not on|not at|not for|not with|not the|not my|hasn't|haven't|have not|has not|there's no need to|there is no need to|no need to|ain't|forget|forget the|forget about the|i wont|hadn't|wouldnt|couldnt|shouldnt|didnt|doesnt|isnt|wasnt|arent|havent|hasnt|rather than the|rather than a|rather than my|and not the|as opposed to the|in place of|in place of the|in place of my|in lieu of|in lieu of the|but not the|not a|not an|no longer the",
    instead: "instead of|instead of the|instead of my|instead of a",
    except:
      "except|except for|but not|other than|apart from|besides|excluding|anything but|any day but|any time but|any but|all but|everything but|aside from|save for|with the exception of|but keep|keep|leave|still coming for|i'm still coming for|im still coming for|but i'm still coming for|everyone but|anyone but|any day except|any time except|but leave",
  },
  /** Endings of a verb that turn it into its opposite. */
  neg_aux: { 1: "nott" },
  past: {
    booked:
      "booked|i booked|i've booked|i have booked|ive booked|made a booking|made an appointment|reserved",
    1: "was|were|had|made|already|went|came",
  },
  correct: {
    instead: "instead",
    change: "change that to|change it to|switch it to|swap it to",
    1: "actually|mixed up|mix up|mix-up|mixup|muddled up|make it|make that|i mean|i meant|correction|scratch that|wait|oops|or rather|on second thought|on second thoughts|sorry i meant|sorry i mean|changed my mind|i changed my mind|my mistake|let me rephrase|hold on|hang on|my bad|i've changed my mind|strike that|should be|it should be|better make it|sorry make it|it's actually|oh wait|no wait|thinking about it|come to think of it|let's say|lets say|better still|make that one|no actually|hmm actually|um actually|wait no|no sorry|oh sorry|sorry no|er sorry|no wait sorry|wait sorry|meant|meant to say|should have been|shouldve been|should've been|was meant to be|supposed to be|same but|same thing but|the same but|the same thing but|same again but",
  },
  either: {
    or: "or|either or|whichever|and/or|or maybe|or perhaps|or possibly|or else",
  },
  and: { 1: "and|&|+|plus|as well as|n|together with|along with" },
  also: {
    1: "also|and also|additionally|in addition|on top of that|another thing|one more thing|then|and then|besides that|separately|while you're at it|while i'm at it|as well|too|furthermore|secondly|second thing|in addition to that|oh and",
    that: "after that",
  },
  because: {
    before: "so|so that|therefore|hence|that's why|thats why|which is why",
    after:
      "because|since i|cause|'cause|cuz|coz|bc|b/c|as i|since my|as my|because of|due to|on account of|seeing as|given that|since it's|since there's|as it's|since we|since|as it's been since",
    but: "but|however|although|though",
  },
  if: {
    free:
      "if it's free|if that's free|if available|if it's available|if that's available|if there is space|if there's space|if there's a slot|if you have space|if it is free|if it is available|if you have it|if you have it in stock|if it's in stock|if in stock|if you have them|if there's an opening|if it's open|if he's free|if she's free|if they're free|if he is free|if she is free|if they are free|if he's available|if she's available|if they're available|if he is available|if she is available|if they are available|if he's in|if she's in|if she's working|if he's working|if there's room|if there is room|if you've got space|if you can fit me in|if you can squeeze me in|if you have room|if it's not taken|if nobody's taken it|if it's still free|if it's still available|if that's still free|if that works for you|if that's alright with you|if yes|if that's doable|if it's doable|if it can be done|if that can be done|if it's possible then|if he does|if she does|if you've room|if you've got room|if there's any room|if you've a slot|if you have a slot|if you've got a slot|if you've a gap|if you have a gap|if you've got a gap|if there's a gap|if there's one free|if that slot's free|if that's going|if you've anything then|if you've time|if you have time|if there's time|if you've any space|if you have any space|if you are|if they are|if there is|if he is|if she is|if so then|if that is free",
    stock:
      "if there's any left|if there is any left|if there are any left|if any are left|if you still have it|if you still have any|if you have any|if you have any left|if you've got any|if you have one|if you've got one|if you have some|if so|if you do|if it's there",
    occasion:
      "next time i'm in|next time i come in|when i'm in|when i visit|when i pop in|when i drop by|when i come by|when i come for my appointment|when i come in for my appointment|on my next visit|at my next appointment",
    topic: "in which case",
    1: "if|unless|in case|provided|provided that|as long as|assuming|only if|depending on|when it's|otherwise|if not|if possible then|if there's|maybe|perhaps|possibly|might|not sure if|in that case|supposing|suppose|if he|if she|if they|probably|i think i might|thinking about|thinking of|considering|whether i should|if i should|whether to|whether or not|should i|should we|do you think i should|would it be better",
  },
  all: {
    all:
      "all|all of|all my|all of my|every|everything|both|both of|both of them|all of them|each and every|the lot|the whole lot|entire|all the|every single|all three|all two|every one|every one of|all of it|both my|both of my|them all",
    each: "each|apiece|of each|for each|each of",
    only: "only|just|solely",
  },
};
