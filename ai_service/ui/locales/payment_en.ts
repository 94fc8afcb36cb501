/** The words of paying an order, in English. */
export const paymentEn = {
  pay: "Pay",
  payUntil: (time: string) => `Please pay by ${time}. `,
  left: (clock: string) => `${clock} left`,
  notPayable: "This order can no longer be paid.",
  failed: "The payment could not be started. Nothing was charged.",
  toReceipt: "Receipt",
  toDisclosure: "Information required by law",
  statuses: {
    paid: "Paid",
    refunded: "Refunded",
    partially_refunded: "Partly refunded",
    awaiting: "Waits for the payment at a convenience store",
  } as Record<string, string>,
};
