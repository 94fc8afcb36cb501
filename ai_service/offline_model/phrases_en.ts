import type { Phrases, Priced } from "./phrases.ts";

/** What is said in English. */
export const english: Phrases = {
  greeting: (customer, { topics, examples: [example] }) =>
    `Hello${customer ? `, ${customer}` : ""}! ${
      helpWith(topics)
    }Just say what you need, for example "${example}".`,
  help: ({ jobs, examples: [, ...examples] }) =>
    jobs.length > 0
      ? `I can help you with:\n${bullets(jobs)}${
        examples.length > 0
          ? `\nFor example: ${join(examples.map((one) => `"${one}"`))}.`
          : ""
      }`
      : "I'm sorry, there is nothing I can do here at the moment.",
  thanks: "You're welcome! If there is anything else, just ask.",
  leftAlone: "All right, I'll leave it as it is. Is there anything else?",
  unclear: ({ topics }) =>
    `Sorry, I didn't quite get that. ${
      helpWith(topics)
    }Could you tell me a little more?`,
  notOffered: ({ topics }) =>
    `I'm sorry, I cannot do that here. ${helpWith(topics)}`.trim(),
  looking: "Let me check.",
  services: (lines) => `Here is what we offer:\n${list(lines)}`,
  whichService: (lines) => `Which service would you like?\n${list(lines)}`,
  whichDay: (service, openings) =>
    `${service}, gladly. What day and time would you like?${
      openings.length > 0 ? ` The next open times are ${join(openings)}.` : ""
    }`,
  whichTime: (service, day, times) =>
    `${day} has these open times for ${service}: ${
      times.join(", ")
    }. What time suits you?`,
  openTimes: (service, day, times) =>
    `${day} has these open times for ${service}: ${
      times.join(", ")
    }. Tell me a time if you would like to book.`,
  isOpen: (service, moment) =>
    `Yes, ${moment} is open for ${service}. Shall I book it?`,
  notOpen: (service, moment, openings) =>
    `I'm sorry, ${moment} is not open for ${service}. The nearest open times are ${
      join(openings)
    }. Would one of these work?`,
  isPast: (moment) =>
    `${moment} has already passed. What later day and time would you like?`,
  nothingOpen: (service) =>
    `I'm sorry, I found no open time for ${service} around then. Could you give me another day?`,
  willBook: (service, moment) =>
    `${moment} is open for ${service}. Please check the details and approve if all is well.`,
  booked: (service, moment, price) =>
    `You're booked: ${service} on ${moment}, ${price}. We look forward to seeing you!`,
  taken: (openings) =>
    `I'm sorry, that time was taken just now. ${
      openings.length > 0
        ? `The next open times are ${join(openings)}. Would one of these work?`
        : "Could you give me another time?"
    }`,
  bookings: (lines) => `Your upcoming bookings:\n${bullets(lines)}`,
  noBookings: "You have no upcoming bookings.",
  whichBooking: (lines) => `Which booking do you mean?\n${bullets(lines)}`,
  noSuchBooking: (lines) =>
    `I could not find that booking. Your upcoming ones are:\n${bullets(lines)}`,
  willCancel: (count, line) =>
    count === 1
      ? `I'll cancel your booking: ${line}. Please check the details and approve if all is well.`
      : `I'll cancel these ${count} bookings. Please check and approve each one.`,
  cancelled: (line) =>
    `Your booking is cancelled: ${line}. We hope to see you another time.`,
  moveTo: (line) => `That is your booking: ${line}. When shall I move it to?`,
  willMove: (line, moment) =>
    `I'll move your booking (${line}) to ${moment}. Please check the details and approve if all is well.`,
  moved: (service, moment) =>
    `Your booking is changed: ${service} on ${moment}. See you then!`,
  products: (lines) => `We have:\n${list(lines)}`,
  noSuchProduct: (lines) =>
    `I could not find that.${
      lines.length > 0 ? ` This is what we have:\n${list(lines)}` : ""
    }`,
  whichProduct: (lines) => `Which one do you mean?\n${list(lines)}`,
  noOrders: (lines) =>
    `I cannot take orders in the chat yet, but you can buy it at the shop.\n${
      list(lines)
    }`,
  willOrder: (product, quantity) =>
    `I'll order ${quantity} × ${product}. Please check the details and approve if all is well.`,
  soldOut: (product, stock) =>
    stock > 0
      ? `There are only ${stock} of ${product} left. How many would you like?`
      : `I'm sorry, ${product} is sold out.`,
  ordered: (number, total) =>
    `Thank you! Your order ${number} is placed; the total is ${total}.`,
  declined:
    "All right, nothing was done. Tell me if you would like another day or time.",
  restDeclined: (count) =>
    count === 1
      ? "The other one was left as it is, as you decided."
      : `The other ${count} were left as they are, as you decided.`,
  restFailed: (count) =>
    count === 1
      ? "The other one did not work, so nothing was changed there."
      : `The other ${count} did not work, so nothing was changed there.`,
  restUnknown: (count) =>
    count === 1
      ? "The other one is still being confirmed. You will be told here as soon as it is known."
      : `The other ${count} are still being confirmed. You will be told here as soon as it is known.`,
  expired:
    "The time to decide about this has run out, so nothing was done. Just ask again if you still want it.",
  beingConfirmed:
    "The shop's system has not answered yet, so it is still being confirmed whether this was done. You will be told here as soon as it is known; there is no need to ask for it again.",
  unconfirmed:
    "We could not find out whether this was done. Please ask the shop directly.",
  tooLate:
    "I'm sorry, it is too late to change or cancel this here. Please contact the shop directly.",
  busy: "We are busy right now. Please wait a moment and try again.",
  unknownOutcome:
    'The shop\'s system did not answer, so I cannot tell whether this was done. Say "show my bookings" and I will look it up.',
  failed:
    "I'm sorry, that did not work, and nothing was changed. Please try again.",
  line: (service, moment) => `${service} on ${moment}`,
};

function list(lines: readonly Priced[]): string {
  return bullets(
    lines.map(({ name, price, minutes, isSoldOut }) =>
      `${name}, ${minutes ? `${minutes} minutes, ` : ""}${price}${
        isSoldOut ? " (sold out)" : ""
      }`
    ),
  );
}

/** A sentence with a space after it; nothing where there is no topic. */
function helpWith(topics: readonly string[]): string {
  const and = new Intl.ListFormat("en-GB", { type: "conjunction" });
  return topics.length > 0 ? `I can help you with ${and.format(topics)}. ` : "";
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

function join(items: readonly string[]): string {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join("; ")} or ${items.at(-1)}`;
}
