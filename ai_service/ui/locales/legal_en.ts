/** The pages about privacy and terms, in English. */
export const legalEn = {
  back: "Back to the start",
  contact: "Who to ask",
  inPerson: "Please ask in the shop.",
  notKnown: "The shop’s details cannot be shown right now.",
  privacy: {
    title: "Privacy",
    stored: "What is kept",
    storedWords:
      "Your name, your e-mail address if your sign-in gives one, the sign-in’s own id of you, the language and the messages that you choose, your conversations here, and the bookings, orders and forms that you approve.",
    model: "Who reads your messages",
    offline:
      "Your messages are answered by a program of this service; they go to no AI provider.",
    provider:
      "Your messages and what is looked up for you go to the AI provider that this service uses, so that it can answer. It never gets your sign-in.",
    shop: "What the shop gets",
    shopWords:
      "What you approve: the booking, order or form, with your name and your contact. Not your conversations.",
    messages: "Who delivers messages to you",
    messagesWords:
      "What the shop tells you of a booking, order or form goes to LINE, or to the mail provider of this service, with your LINE id or your address. LINE tells this service whether the shop is your friend there. The settings turn each message off.",
    cookies: "Cookies",
    cookiesWords:
      "One that keeps you signed in, and short-lived ones while you sign in. There is no advertising and no tracking.",
    erasing: "Having it erased",
    erasingWords:
      "You can download or erase all of it yourself in the settings. What the shop must keep by law, such as paid orders, stays there without your name.",
  },
  terms: {
    title: "Terms",
    approval: "Nothing happens without you",
    approvalWords:
      "The assistant only proposes. A booking, change or order is made when you approve its card, as the card says.",
    mistakes: "It can be wrong",
    mistakesWords:
      "Answers are written by a program and can contain mistakes. What counts is what the card says and what the shop has stored.",
    cancellation: "Changing and cancelling",
    payment: "Payment",
  },
};
