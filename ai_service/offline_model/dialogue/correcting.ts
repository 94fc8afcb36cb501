/** Words that take back what was answered, maybe another question's. */
const CORRECTING =
  /いや|いえ、|^あ[、っ]|[、。]あ[、っ]|でした[。！!]?$|やっぱ|違[いうっ]|ちが[いうっ]|訂正|間違|まちが|\b(?:actually|sorry|wait|oops|i meant?|correction|or rather|scratch that|no(?=,| wait| sorry))\b/i;

/**
 * Whether a message seems to correct an answer. What of it was not understood
 * must not be forgotten with the next question.
 */
export const isCorrecting = (text: string): boolean => CORRECTING.test(text);
