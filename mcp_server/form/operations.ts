import type { Operation } from "../operation/operation.ts";
import {
  formAdd,
  formCatalogue,
  formChange,
  formSort,
} from "./builder/operations.ts";
import { formGet, formList } from "./read_operations.ts";
import { formExport, formSubmissions } from "./submissions_operation.ts";
import { formSubmit } from "./submit_operation.ts";

/** Everything that can be done with forms. */
export const formOperations: readonly Operation[] = [
  formList,
  formGet,
  formSubmit,
  formSubmissions,
];

/** What staff alone do with forms. */
export const formStaffOperations: readonly Operation[] = [
  formExport,
  formCatalogue,
  formAdd,
  formChange,
  formSort,
];
