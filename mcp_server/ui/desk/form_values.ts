import { HttpError } from "fresh";
import { limitBodyOf } from "../../../shared/http/bounded_body.ts";
import { formRefusal, readFormBody } from "../../../shared/http/form_body.ts";

/**
 * The largest form of the desk, in bytes: a form that is built, or the stock of
 * all products. Its encoding makes nine bytes of each Japanese character.
 */
const MAX_FORM_BYTES = 1024 * 1024;

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

/**
 * @throws {HttpError} 400 for a body that is no form, 413 for one that is too
 * large, 503 for one that does not arrive whole.
 */
export async function readForm(request: Request): Promise<FormValues> {
  limitBodyOf(request, MAX_FORM_BYTES);
  const form = await readFormBody(request).catch((error) => {
    const status = formRefusal(error);
    throw status === undefined ? error : new HttpError(status);
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
