import type { Booking, Service } from "../data.ts";

/** The person's bookings to come, and the services they are of. */
export interface Bookings {
  services: readonly Service[];
  bookings: readonly Booking[];
}
