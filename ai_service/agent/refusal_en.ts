/** What a customer is told of a write that the shop refuses, in English. */
export const refusalEn = {
  too_late_to_change:
    "It is too late to change this here, so nothing was changed. Please call the shop.",
  too_late_to_cancel:
    "It is too late to cancel this here, so nothing was changed. Please call the shop.",
  overlapping_booking:
    "You have another booking at that time, so nothing was changed. Which other time would you like?",
  too_many_bookings:
    "You have as many bookings as one can have here. Cancel one of them first, or ask the shop.",
  booking_not_active:
    "That booking is cancelled or over already, so it cannot be changed.",
  booking_changed:
    "That booking was changed meanwhile, so nothing was done. Please look at it again.",
  booking_gone:
    "That booking is no longer there, so nothing was changed. Your bookings show those that are.",
  service_gone:
    "That service is not offered any more, so nothing was booked or changed. Please choose another one.",
  stylist_gone:
    "The person you chose does not take bookings for this any more, so nothing was booked or changed. Please choose somebody else, or leave it open.",
  slot_taken:
    "That time is no longer free, so nothing was booked or changed. Please choose another one.",
  slot_unavailable:
    "That time is not open for bookings, so nothing was booked or changed. Please choose another one.",
  slot_past:
    "That time is over, so nothing was booked or changed. Please choose a later one.",
  slot_too_soon:
    "That is too soon to be booked here, so nothing was booked or changed. Please choose a later time, or call the shop.",
  slot_too_far:
    "That is further ahead than can be booked yet, so nothing was booked or changed. Please choose an earlier time.",
  slot_closed:
    "The shop is closed then, so nothing was booked or changed. Please choose another time.",
  out_of_stock:
    "There are not enough left, so nothing was ordered. Please take fewer, or something else.",
  product_gone:
    "One of these products is not on sale any more, so nothing was ordered. Please choose another one.",
  too_many_units:
    "That is more than one order can hold here. How many would you like instead?",
  too_many_unpaid_orders:
    "You have as many unpaid orders as one can have here. Pay or cancel one of them first.",
  mixed_currencies:
    "These products are priced in different currencies, so nothing was ordered. Please order them one by one.",
  total_too_large:
    "This order costs too much to be placed here, so nothing was ordered. Please take fewer, or ask the shop.",
  order_gone:
    "That order is no longer there, so nothing was changed. Your orders show those that are.",
  order_not_cancellable:
    "That order cannot be cancelled here. Please ask the shop.",
  order_paid:
    "That order is paid already, so it cannot be cancelled here. Please ask the shop for a refund.",
  order_expired:
    "That order has expired already, so there is nothing left to cancel. You owe nothing for it.",
  price_changed:
    "The price has changed, so nothing was done. Please ask again if you still want it.",
  form_gone:
    "This form is not offered any more, so it was not handed in. Ask which forms there are now, or ask the shop directly.",
  form_changed:
    "The form has changed meanwhile, so it was not handed in. Please fill it in once more.",
  invalid_input:
    "Something in it does not fit, so nothing was done. Please check it and ask again.",
  not_found:
    "What this is about is no longer there, so nothing was changed. Please ask what there is now.",
  not_offered:
    "The shop does not offer this here any more, so nothing was done. Please ask the shop directly.",
  account_deleted:
    "This account is being deleted, so nothing was done any more.",
};

/** The refusals that have a sentence of their own. */
export type Refusal = keyof typeof refusalEn;
