/** The words of the pages of a person's own things, in English. */
export const ownEn = {
  nav: "Your pages",
  toChat: "To the chat",
  reading: "One moment…",
  failed: "The shop could not be asked just now.",
  again: "Try again",
  more: "Show more",
  opening: "Opening the conversation…",
  refused: "The shop does not allow this any more. This is how it is now.",
  calendar: "Add to calendar",
  calendarOf: (when: string) => `Add to calendar: booking on ${when}`,
  pages: {
    bookings: {
      title: "My bookings",
      short: "Bookings",
      lead:
        "To change or cancel one, tap it; nothing changes before you approve.",
      upcoming: "Upcoming",
      past: "Past and cancelled",
      none: "You have no upcoming booking.",
      noneWords: "Say in the chat what you would like and when.",
      start: "Make a booking",
      say: "I’d like to make a booking",
      noPast: "There is nothing here yet.",
    },
    orders: {
      title: "My orders",
      short: "Orders",
      lead: "An order is held for you until the time it shows.",
      none: "You have no orders yet.",
      noneWords: "Have a look at what the shop sells.",
      start: "See the products",
      say: "What products do you have?",
    },
    forms: {
      title: "Forms",
      short: "Forms",
      lead:
        "Fill one in, check it, and hand it in. What is handed in is with the shop; say in the chat if something in it has changed.",
      none: "The shop has no forms to fill in now.",
      noneWords: "If you were asked for one, ask in the chat.",
      start: "Ask in the chat",
      say: "Are there any forms?",
      handedIn: "Handed in",
      noneHandedIn: "You have not handed in anything yet.",
    },
  },
};
