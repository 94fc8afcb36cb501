import type { Operation } from "../operation/operation.ts";
import { bookingImport } from "./import/operation.ts";
import { bookingCalendar } from "./calendar_operation.ts";
import {
  bookingBlock,
  bookingClosures,
  bookingUnblock,
} from "./closure_operations.ts";
import { bookingCounts } from "./counts_operation.ts";
import { bookingCreate } from "./create_operation.ts";
import { bookingDelete } from "./delete_operation.ts";
import {
  bookingGet,
  bookingList,
  bookingServices,
  bookingSlots,
} from "./read_operations.ts";
import {
  bookingAddService,
  bookingChangeService,
  bookingMenu,
  bookingSortServices,
} from "./menu/operations.ts";
import { bookingReport } from "./report/operation.ts";
import { bookingSetHours } from "./resource/hours_operation.ts";
import { bookingMisfits } from "./resource/misfits_operation.ts";
import {
  bookingAddResource,
  bookingChangeResource,
  bookingResources,
} from "./resource/operations.ts";
import { bookingSetStatus } from "./status_operation.ts";
import { bookingUpdate } from "./update_operation.ts";

/** Everything that can be done with bookings. */
export const bookingOperations: readonly Operation[] = [
  bookingServices,
  bookingSlots,
  bookingList,
  bookingGet,
  bookingCreate,
  bookingUpdate,
  bookingDelete,
];

/** What staff alone do with bookings. */
export const bookingStaffOperations: readonly Operation[] = [
  bookingCalendar,
  bookingCounts,
  bookingSetStatus,
  bookingBlock,
  bookingUnblock,
  bookingClosures,
  bookingMenu,
  bookingAddService,
  bookingChangeService,
  bookingSortServices,
  bookingResources,
  bookingAddResource,
  bookingChangeResource,
  bookingSetHours,
  bookingMisfits,
  bookingImport,
  bookingReport,
];
