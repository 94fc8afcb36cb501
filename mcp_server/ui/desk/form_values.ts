import { HttpError } from "fresh";

/** What a form has sent; an unknown name is an empty text. */
export interface FormValues {
  get(name: string): string;
  /** Undefined for a field that was left empty. */
  optional(name: string): string | undefined;
  /** Undefined for a field that the form does not have. */
  sent(name: string): string | undefined;
  /** All values of a name, such as those of several check boxes. */
  all(name: string): string[];
}

/** @throws {HttpError} 400 for a body that is no form */
export async function readForm(request: Request): Promise<FormValues> {
  const form = await request.formData().catch(() => {
    throw new HttpError(400, "The body is no form");
  });
  const all = (name: string) =>
    form.getAll(name).flatMap((value) =>
      // Forms are sent with CRLF as a line's end.
      typeof value === "string" ? value.replaceAll("\r\n", "\n") : []
    );
  const get = (name: string) => all(name)[0] ?? "";
  return {
    get,
    optional: (name) => get(name).trim() || undefined,
    sent: (name) => all(name)[0],
    all,
  };
}
