import type { Operation } from "../operation/operation.ts";
import { orderCancel } from "./cancel_operation.ts";
import { orderCreate } from "./create_operation.ts";
import { orderExport } from "./desk_reads.ts";
import { orderHandOver } from "./hand_over_operation.ts";
import { orderNote } from "./note_operation.ts";
import { orderMarkDisputed } from "./dispute_operation.ts";
import { orderHistory } from "./history_operation.ts";
import { orderHold } from "./hold_operation.ts";
import { orderMarkPaid } from "./payment_operation.ts";
import { orderMismatches, orderPayments } from "./payment_reads.ts";
import { orderReport } from "./report/operation.ts";
import { orderReady } from "./ready_operation.ts";
import { orderReceipt } from "./receipt_operation.ts";
import { orderMarkRefunded, orderRefunds } from "./refund_operations.ts";
import { orderRefund } from "./refund_request_operation.ts";
import { orderTakePayment } from "./take_payment_operation.ts";
import { orderGet, orderList } from "./read_operations.ts";

/** Everything that can be done with orders. */
export const orderOperations: readonly Operation[] = [
  orderCreate,
  orderList,
  orderGet,
  orderCancel,
  orderReceipt,
  orderHold,
  orderMarkPaid,
  orderRefunds,
  orderMarkRefunded,
  orderMarkDisputed,
];

/** What staff alone do with orders. */
export const orderStaffOperations: readonly Operation[] = [
  orderReady,
  orderHandOver,
  orderHistory,
  orderNote,
  orderExport,
  orderTakePayment,
  orderRefund,
  orderPayments,
  orderMismatches,
  orderReport,
];
