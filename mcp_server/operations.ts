import { tokenOperations } from "./token/operations.ts";
import { bookingOperations } from "./booking/operations.ts";
import { customerOperations } from "./customer/operations.ts";
import { formOperations } from "./form/operations.ts";
import { orderOperations } from "./order/operations.ts";
import { productOperations } from "./product/operations.ts";
import type { Operation } from "./operation/operation.ts";

/** Every operation of the server: its tools, its routes, its scopes. */
export const operations: readonly Operation[] = [
  ...bookingOperations,
  ...productOperations,
  ...orderOperations,
  ...formOperations,
  ...customerOperations,
  ...tokenOperations,
];
