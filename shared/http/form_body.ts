import { readBounded } from "./bounded_body.ts";
import { ApiError } from "./errors.ts";

/**
 * Reads what a form of a page has sent, up to the limit of `bounded_body.ts`.
 *
 * @throws {ApiError} 413 for a body over the limit, 400 for one that is no form,
 * 503 for one that does not arrive whole.
 */
export async function readFormBody(request: Request): Promise<FormData> {
  const body = await readBounded(request) as Uint8Array<ArrayBuffer>;
  const type = request.headers.get("content-type") ?? "";
  const copy = new Response(body, { headers: { "content-type": type } });
  try {
    return await copy.formData();
  } catch (cause) {
    throw new ApiError("The body is no form", {
      status: 400,
      code: "bad_request",
      cause,
    });
  }
}

/** The status of a page that refuses a form; undefined for any other error. */
export function formRefusal(error: unknown): 400 | 413 | 503 | undefined {
  return ([400, 413, 503] as const)
    .find((status) => error instanceof ApiError && error.status === status);
}
