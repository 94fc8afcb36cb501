/** The words of what a person is told, in English. */
export const noticesEn = {
  title: "Messages from the shop",
  saved: "Your choice is saved.",
  lead: "What you are told about your bookings and orders.",
  language: "Language of the messages",
  channels: { line: "By LINE", mail: "By mail" },
  lineNote:
    "Messages come by LINE if you have added the shop's official account as a friend.",
  lineFriend: "The shop's official account is your friend on LINE.",
  lineStranger:
    "Nothing comes by LINE yet: the shop's official account is not your friend there, or is blocked.",
  addFriend: "Add it as a friend",
  mailNote: "Messages come by mail where LINE does not deliver them.",
  none:
    "You cannot be told anything: your sign-in gives no address to which messages could be sent.",
  kinds: {
    booking_booked: "A booking was made",
    booking_changed: "A booking was changed",
    booking_cancelled: "A booking was cancelled",
    booking_reminder: "A reminder before a booking",
    booking_requested: "A request was received",
    booking_accepted: "A request was accepted",
    booking_declined: "A request was declined",
    order_paid: "An order was paid",
    order_ready: "An order is ready",
    form_received: "A form was received",
  },
  save: "Save the messages",
};
