import { ApiError } from "./errors.ts";

/** The largest request body that is read, in bytes. */
export const MAX_BODY_BYTES = 256 * 1024;

/** Limits of single requests, in bytes. */
const limits = new WeakMap<Request, number>();

/** Sets another limit than {@linkcode MAX_BODY_BYTES} for this request. */
export function limitBodyOf(request: Request, bytes: number): void {
  limits.set(request, bytes);
}

/** The end of reading a body early: it rejects, or never settles. */
const cutOffs = new WeakMap<Request, PromiseWithResolvers<never>>();

/**
 * Ends the reading of the request's body if it has not been read whole: it fails
 * with 503 `body_interrupted`, because a stopping server cannot wait for the rest.
 */
export function cutOffBody(request: Request): void {
  cutOffOf(request).reject(interrupted());
}

function cutOffOf(request: Request): PromiseWithResolvers<never> {
  const known = cutOffs.get(request);
  if (known) return known;
  const cutOff = Promise.withResolvers<never>();
  // The body may never be read.
  cutOff.promise.catch(() => {});
  cutOffs.set(request, cutOff);
  return cutOff;
}

/**
 * Reads a request's body, up to its limit.
 *
 * @throws {ApiError} 413 for a body over the limit, 503 for one that does not
 * arrive whole: the same request may be repeated.
 */
export async function readBounded(request: Request): Promise<Uint8Array> {
  const { promise } = cutOffOf(request);
  try {
    return await Promise.race([readBytes(request), promise]);
  } catch (cause) {
    throw cause instanceof ApiError ? cause : interrupted(cause);
  }
}

function interrupted(cause?: unknown): ApiError {
  return new ApiError("The request did not arrive whole; please repeat it", {
    status: 503,
    code: "body_interrupted",
    headers: { "Retry-After": "1" },
    cause,
  });
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const limit = limits.get(request) ?? MAX_BODY_BYTES;
  if (!hasBoundedLength(request.headers, limit)) {
    return await readStream(request, limit);
  }
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > limit) throw tooLarge(limit);
  return bytes;
}

function tooLarge(limit: number): ApiError {
  return new ApiError(`The body is larger than ${limit} bytes`, {
    status: 413,
    code: "body_too_large",
  });
}

/**
 * Whether `Content-Length` limits the body. With chunked encoding it does not
 * (RFC 9112 section 6.3).
 */
function hasBoundedLength(headers: Headers, limit: number): boolean {
  const length = headers.get("content-length");
  return length !== null && /^\d{1,6}$/.test(length) &&
    Number(length) <= limit && !headers.has("transfer-encoding");
}

async function readStream(
  request: Request,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
