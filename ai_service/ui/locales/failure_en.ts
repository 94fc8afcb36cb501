/** The words of everything that can go wrong, in English. */
export const failureEn = {
  codes: {
    network: "The service could not be reached. Please check your connection.",
    not_signed_in: "You are signed out. Please sign in again.",
    run_in_progress:
      "An answer is still being written. Please wait, or stop it first.",
    has_approved_write:
      "This part has something that you approved, so it stays as it is. Please write a new message.",
    nothing_to_regenerate: "There is no message to answer yet.",
    too_far_back: "This message is too far back to be changed.",
    too_many_branches:
      "This conversation was changed too often. Please start a new one.",
    already_decided: "This was already decided. You see what was chosen.",
    card_changed: "The details have changed. Please look at them again.",
    approval_expired: "This has expired. Please ask for it again.",
    not_found: "This conversation is no longer there.",
    invalid_input: "Something in it does not fit. Please check it.",
    conflict: "The conversation changed meanwhile. Please try again.",
    confirmation_pending:
      "It is still being confirmed whether the last one was done. Please wait for the result.",
    too_many_cards:
      "Too many things wait for your decision. Please decide about them first.",
    not_an_answer: "Only answers can be rated.",
    rate_limited:
      "There were too many requests in a short time. Please try again in a moment.",
    too_many_conversations:
      "You have too many conversations. Please delete one, and try again.",
    tool_unavailable:
      "The shop could not be asked just now. Please try again in a moment.",
    store_unavailable:
      "The service cannot be used just now. Please try again in a moment.",
    preview_unavailable:
      "The shop could not be asked just now. Please try again in a moment.",
    already_paid: "This order is paid already.",
    payment_awaited:
      "A payment of this order was begun already, and is being waited for.",
    order_not_payable: "This order can no longer be paid.",
    payment_unavailable:
      "The payment could not be started. Nothing was charged. Please try again in a moment.",
    body_too_large: "This is too long. Please make it shorter.",
    body_interrupted:
      "The service is restarting. Please send it again in a moment.",
    stopping: "The service is restarting. Please send it again in a moment.",
    run_failed: "The answer could not be finished. Please try again.",
    model_busy: "The AI model is busy just now. Please try again in a moment.",
    model_not_configured:
      "The AI model is not set up correctly, so no answer is possible now. Please tell the shop.",
    model_too_long:
      "This conversation has become too long for the AI model. Please start a new one.",
    model_refused:
      "The AI model’s provider does not allow an answer to this. Please ask in other words.",
    model_timed_out: "The AI model took too long to answer. Please try again.",
    model_broke_off:
      "The connection to the AI model was lost. Please try again.",
    model_unreadable:
      "What the AI model sent could not be read. It is probably not set up correctly; please tell the shop.",
    interrupted: "This was interrupted by a restart. Please send it again.",
    outcomes_not_answered:
      "The answer could not be written. The card above shows what became of it.",
    handed_over:
      "This was interrupted by a restart. What you approved goes on by itself, and its result will appear here.",
  } as Record<string, string>,
  unknown: "Something went wrong on our side.",
  kept: "Your text is still in the message box.",
  retry: "Try again",
  signIn: "Sign in",
  dismiss: "Close",
  reference: (requestId: string) => `Reference: ${requestId}`,
};
