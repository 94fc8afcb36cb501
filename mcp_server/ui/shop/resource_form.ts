import type { FormValues } from "../desk/form_values.ts";
import { numberOf } from "./settings_fields.ts";

/** A stylist, a chair or a room as its form gives it. */
export function resourceFrom(form: FormValues) {
  return {
    kind: form.get("kind"),
    nameJa: form.get("nameJa"),
    nameEn: form.get("nameEn"),
    capacity: numberOf(form.get("capacity")),
    serviceIds: form.all("serviceIds"),
  };
}
