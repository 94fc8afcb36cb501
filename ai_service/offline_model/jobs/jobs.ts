import type { Context } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import type { Intent } from "../reading/frame.ts";
import { bookOrTell } from "./book.ts";
import { cancel } from "./cancel.ts";
import { cancelBookings } from "./cancel_bookings.ts";
import { cancelOrders } from "./cancel_orders.ts";
import { fillForm, showForm } from "./forms.ts";
import { listForms } from "./list_forms.ts";
import { submitForm } from "./submit_form.ts";
import { tellInfo } from "./info.ts";
import { move } from "./move.ts";
import { myBookings } from "./my_bookings.ts";
import { myOrders } from "./my_orders.ts";
import { order } from "./order.ts";
import { findProducts, listProducts, tellStock } from "./products.ts";
import { listServices, tellDuration } from "./services.ts";
import { tellPrice } from "./price.ts";
import { tellStylists } from "./stylists.ts";
import { payOrders } from "./pay_orders.ts";
import * as talk from "./talk.ts";

/** How each job is done. */
export const JOBS: Record<Intent, (context: Context, job: Job) => Answer> = {
  book: bookOrTell,
  open_times: bookOrTell,
  move,
  cancel_booking: cancelBookings,
  cancel_order: cancelOrders,
  cancel,
  order,
  form_fill: fillForm,
  form_submit: submitForm,
  form_show: showForm,
  forms: listForms,
  my_bookings: myBookings,
  my_orders: myOrders,
  services: listServices,
  price: tellPrice,
  duration: tellDuration,
  stylists: tellStylists,
  info: tellInfo,
  products: listProducts,
  search: findProducts,
  stock: tellStock,
  help: talk.help,
  greet: talk.greet,
  thanks: talk.thank,
  goodbye: talk.sayGoodbye,
  yes: talk.yesToWhat,
  no: talk.leaveAlone,
  stop: talk.leaveAlone,
  later: talk.putOff,
  language: talk.switchLanguage,
  refund: talk.cannotDo,
  person: talk.cannotDo,
  discount: talk.cannotDo,
  pay: payOrders,
  skip: talk.unclear,
  back: talk.unclear,
  unsure: talk.unclear,
  answer: talk.unclear,
  none: talk.unclear,
};
