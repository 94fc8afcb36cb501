import { PresentPayment } from "../../payment/OrderPayment.tsx";
import { paymentPart } from "../../payment/payment_part.ts";

paymentPart.value = PresentPayment;

/** Brings the payment of orders with the page. */
export default function Payments() {
  return null;
}
