import type { Slice } from "../operation/slice.ts";
import {
  bookings,
  closures,
  openingHours,
  resources,
  serviceResources,
  services,
} from "./columns.ts";
import { bookingOperations } from "./operations.ts";

export const bookingSlice: Slice = {
  noun: "booking",
  title: { ja: "サービスの予約", en: "Bookings of the business's services" },
  operations: bookingOperations,
  tables: [
    bookings,
    services,
    resources,
    serviceResources,
    openingHours,
    closures,
  ],
};
