import { HttpError } from "fresh";
import { limitBodyOf } from "../../shared/http/bounded_body.ts";
import { formRefusal, readFormBody } from "../../shared/http/form_body.ts";

/** The largest form of a page, in bytes; as of a call of the API. */
const MAX_FORM_BYTES = 64 * 1024;

/**
 * What a form of a page has sent.
 *
 * @throws {HttpError} 400 for a body that is no form, 413 for one that is too
 * large, 503 for one that does not arrive whole.
 */
export async function readPageForm(request: Request): Promise<FormData> {
  limitBodyOf(request, MAX_FORM_BYTES);
  try {
    return await readFormBody(request);
  } catch (error) {
    const status = formRefusal(error);
    throw status === undefined ? error : new HttpError(status);
  }
}
