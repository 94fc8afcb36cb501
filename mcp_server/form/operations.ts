import type { Operation } from "../operation/operation.ts";
import { formGet, formList } from "./read_operations.ts";
import { formSubmissions } from "./submissions_operation.ts";
import { formSubmit } from "./submit_operation.ts";

/** Everything that can be done with forms. */
export const formOperations: readonly Operation[] = [
  formList,
  formGet,
  formSubmit,
];

/** What staff alone do with forms. */
export const formStaffOperations: readonly Operation[] = [formSubmissions];
