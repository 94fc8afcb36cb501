/** The words of the pages about payments, in English. */
export const paymentPagesEn = {
  disclosure: {
    title: "Information required by law",
    seller: "Seller",
    representative: "Responsible person",
    price: "Prices",
    priceWords:
      "Each product and card shows its price with tax. Nothing is added to it.",
    payment: "Payment",
    due: "When payment is due",
    dueWords:
      "An order that is paid online is to be paid while it is held; the order shows until when. It is confirmed once the payment has arrived.",
    delivery: "Delivery",
    returns: "Returns",
    registration: "Registration number",
  },
  receipt: {
    title: "Receipt",
    to: (name: string) => `For ${name}`,
    number: "Order",
    paidOn: "Paid on",
    paidBy: "Paid",
    ways: { online: "online", counter: "in the shop" } as Record<
      string,
      string
    >,
    item: "Item",
    quantity: "Quantity",
    amount: "Amount with tax",
    total: (money: string) => `Total ${money}`,
    perRate: (rate: string, total: string, tax: string) =>
      `${rate}: ${total}, of which tax ${tax}`,
    reduced: "※ Reduced tax rate",
    refunded: (money: string) => `${money} of it was given back.`,
    registration: (number: string) => `Registration number ${number}`,
  },
  back: "Back to the conversation",
  toChat: "To the chat",
  signIn: {
    payment: {
      title: "You have left the payment page",
      lead:
        "What has become of your payment and your order is shown here once you have signed in.",
    },
    receipt: {
      title: "Please sign in",
      lead: "A receipt is shown to the person who ordered, after signing in.",
    },
  },
  pages: {
    paid: {
      title: "Thank you for your payment",
      lead: "The payment has arrived, and your order is confirmed.",
    },
    awaiting: {
      title: "Please pay at the convenience store",
      lead:
        "Your order waits for the payment. You will be told in the conversation once it has arrived.",
    },
    open: {
      title: "Not paid yet",
      lead:
        "Nothing was charged. You can pay from your order in the conversation.",
    },
    lapsed: {
      title: "This payment page has lapsed",
      lead:
        "Nothing was charged. While the order is held, you can pay it from the conversation.",
    },
    closed: {
      title: "This order can no longer be paid",
      lead: "Nothing was charged on this page.",
    },
    cancelled: {
      title: "Your payment is given back",
      lead: "The order had been cancelled, so the whole payment is refunded.",
    },
    twice: {
      title: "You paid twice",
      lead:
        "The first payment has paid your order. The second is given back in full.",
    },
    returned: {
      title: "Your payment is given back",
      lead:
        "The order could not be fulfilled any more, so the whole payment is refunded.",
    },
    unclear: {
      title: "The shop looks at your payment",
      lead:
        "A payment has arrived, but it is not what the order costs. The shop will contact you.",
    },
    unknown: {
      title: "The payment is being confirmed",
      lead:
        "This takes a moment. The page shows it by itself, and the conversation will tell you, too.",
    },
  },
};
