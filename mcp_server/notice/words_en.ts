import type { NoticeKind } from "./kinds.ts";
import type { Template } from "./template.ts";

const BOOKING = `When: {when}
Service: {service}
With: {stylist}`;

const SHOP = `{shop}
{address}
{phone}`;

function about(subject: string, what: string, details: string): Template {
  return {
    subject,
    text: `Dear {customer},\n\n${what}\n\n${details}\n\n${SHOP}`,
  };
}

export const ENGLISH_WORDS: Readonly<Record<NoticeKind, Template>> = {
  booking_booked: about(
    "Your booking: {when}",
    "You are booked.",
    BOOKING,
  ),
  booking_changed: about(
    "Your booking was changed: {when}",
    "Your booking was changed by {by}. It now is:",
    BOOKING,
  ),
  booking_cancelled: about(
    "Your booking was cancelled: {when}",
    "This booking was cancelled by {by}:",
    BOOKING,
  ),
  booking_reminder: about(
    "A reminder of your booking: {when}",
    "Your booking is soon. We look forward to seeing you.",
    BOOKING,
  ),
  booking_requested: about(
    "We have your request: {when}",
    "We have your request. It is not confirmed yet: the shop will look at it and let you know.",
    BOOKING,
  ),
  booking_accepted: about(
    "Your booking is confirmed: {when}",
    "The booking that you asked for is confirmed.",
    BOOKING,
  ),
  booking_declined: about(
    "We could not take your booking: {when}",
    "We are sorry: we could not take the booking that you asked for.",
    BOOKING,
  ),
  order_paid: about(
    "We have your payment: order {number}",
    "We have your payment.",
    "Order: {number}\nItems: {items}\nTotal: {total}",
  ),
  order_ready: about(
    "Your order can be picked up: {number}",
    "Your order is ready to be picked up.",
    "Order: {number}\nItems: {items}",
  ),
  form_received: about(
    'We have your "{form}"',
    'Thank you. We have received your "{form}".',
    "",
  ),
};
