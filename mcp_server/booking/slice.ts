import type { Slice } from "../operation/slice.ts";
import {
  bookings,
  closures,
  openingHours,
  resources,
  serviceResources,
  services,
} from "./columns.ts";
import { bookingOperations, bookingStaffOperations } from "./operations.ts";

export const bookingSlice: Slice = {
  noun: "booking",
  title: { ja: "サービスの予約", en: "Bookings of the business's services" },
  operations: bookingOperations,
  staffOperations: bookingStaffOperations,
  tables: [
    bookings,
    services,
    resources,
    serviceResources,
    openingHours,
    closures,
  ],
};
