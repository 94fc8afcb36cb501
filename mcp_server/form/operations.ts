import type { Operation } from "../operation/operation.ts";
import { formGet, formList } from "./read_operations.ts";
import { formSubmit } from "./submit_operation.ts";

/** Everything that can be done with forms. */
export const formOperations: readonly Operation[] = [
  formList,
  formGet,
  formSubmit,
];
