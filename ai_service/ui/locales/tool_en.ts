/** The words of what the assistant looks up and does, in English. */
export const toolEn = {
  details: "Details",
  unknown: {
    running: (name: string) => `Working on ${name}…`,
    succeeded: (name: string) => `Finished ${name}`,
    failed: (name: string) => `${name} did not work`,
  },
  names: {
    booking_services: {
      running: "Looking up the services…",
      succeeded: "Looked up the services",
      failed: "Could not look up the services",
    },
    booking_slots: {
      running: "Looking up open slots…",
      succeeded: "Looked up open slots",
      failed: "Could not look up open slots",
    },
    booking_list: {
      running: "Looking up your bookings…",
      succeeded: "Looked up your bookings",
      failed: "Could not look up your bookings",
    },
    booking_get: {
      running: "Looking up the booking…",
      succeeded: "Looked up the booking",
      failed: "Could not look up the booking",
    },
    booking_create: {
      running: "Making the booking…",
      succeeded: "Made the booking",
      failed: "Could not make the booking",
    },
    booking_update: {
      running: "Changing the booking…",
      succeeded: "Changed the booking",
      failed: "Could not change the booking",
    },
    booking_delete: {
      running: "Cancelling the booking…",
      succeeded: "Cancelled the booking",
      failed: "Could not cancel the booking",
    },
    business_info: {
      running: "Looking up the business…",
      succeeded: "Looked up the business",
      failed: "Could not look up the business",
    },
    order_cancel: {
      running: "Cancelling the order…",
      succeeded: "Cancelled the order",
      failed: "Could not cancel the order",
    },
    product_list: {
      running: "Looking at the products…",
      succeeded: "Looked at the products",
      failed: "Could not look at the products",
    },
    product_get: {
      running: "Looking at the product…",
      succeeded: "Looked at the product",
      failed: "Could not look at the product",
    },
    order_create: {
      running: "Placing the order…",
      succeeded: "Placed the order",
      failed: "Could not place the order",
    },
    order_list: {
      running: "Looking up your orders…",
      succeeded: "Looked up your orders",
      failed: "Could not look up your orders",
    },
    order_get: {
      running: "Looking up the order…",
      succeeded: "Looked up the order",
      failed: "Could not look up the order",
    },
    order_receipt: {
      running: "Looking up the receipt…",
      succeeded: "Looked up the receipt",
      failed: "Could not look up the receipt",
    },
    form_list: {
      running: "Looking for forms…",
      succeeded: "Looked for forms",
      failed: "Could not look for forms",
    },
    form_get: {
      running: "Opening the form…",
      succeeded: "Opened the form",
      failed: "Could not open the form",
    },
    form_submissions: {
      running: "Looking at what was handed in…",
      succeeded: "Looked at what was handed in",
      failed: "Could not look at what was handed in",
    },
    form_submit: {
      running: "Sending the form…",
      succeeded: "Sent the form",
      failed: "Could not send the form",
    },
  },
};
