import type { Key, Kv, Mutation } from "../store/kv.ts";

/** Largest piece of a blob under one key, in bytes; see store/KEYS.md. */
const CHUNK_BYTES = 60_000;
/** Largest atomic write, in bytes of values. */
const BATCH_BYTES = 480_000;
/** Largest atomic write, in changes. */
const BATCH_CHANGES = 200;

/** Bytes of any length, with a small JSON header. */
export interface Blob<Header> {
  header: Header;
  body: Uint8Array;
}

/**
 * The changes that store a blob below `key`, in pieces `[...key, 0]`,
 * `[...key, 1]` and so on. The bytes are: header length (uint32), body length
 * (uint32), header (UTF-8 JSON), body.
 */
export function setBlob<Header>(key: Key, blob: Blob<Header>): Mutation[] {
  const header = new TextEncoder().encode(JSON.stringify(blob.header));
  const bytes = new Uint8Array(8 + header.length + blob.body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, header.length);
  view.setUint32(4, blob.body.length);
  bytes.set(header, 8);
  bytes.set(blob.body, 8 + header.length);
  const mutations: Mutation[] = [];
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const piece = [...key, mutations.length];
    const value = bytes.slice(from, from + CHUNK_BYTES);
    mutations.push({ type: "set", key: piece, value });
  }
  return mutations;
}

/** A blob and the key that it is stored below. */
export type StoredBlob<Header> = Blob<Header> & { key: Key };

/** The blob below `key`, or undefined where there is none. */
export async function getBlob<Header>(
  kv: Pick<Kv, "list">,
  key: Key,
): Promise<StoredBlob<Header> | undefined> {
  for await (const blob of listBlobs<Header>(kv, key)) return blob;
}

/** The blob with the last key below `prefix`, or undefined where there is none. */
export async function getLastBlob<Header>(
  kv: Pick<Kv, "list">,
  prefix: Key,
): Promise<StoredBlob<Header> | undefined> {
  const pieces: Uint8Array[] = [];
  for await (const entry of kv.list<Uint8Array>({ prefix, reverse: true })) {
    pieces.unshift(entry.value);
    if (entry.key.at(-1) !== 0) continue;
    return join<Header>(entry.key.slice(0, -1), pieces);
  }
}

/** Every blob below `prefix`, in key order. */
export async function* listBlobs<Header>(
  kv: Pick<Kv, "list">,
  prefix: Key,
): AsyncGenerator<StoredBlob<Header>> {
  let key: Key | undefined;
  let pieces: Uint8Array[] = [];
  for await (const entry of kv.list<Uint8Array>({ prefix })) {
    if (entry.key.at(-1) === 0) {
      if (key) yield join<Header>(key, pieces);
      key = entry.key.slice(0, -1);
      pieces = [];
    }
    pieces.push(entry.value);
  }
  if (key) yield join<Header>(key, pieces);
}

/** Pieces beyond the stored length are from a longer, older blob. */
function join<Header>(key: Key, pieces: Uint8Array[]): StoredBlob<Header> {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  const view = new DataView(bytes.buffer);
  const bodyStart = 8 + view.getUint32(0);
  const bodyEnd = bodyStart + view.getUint32(4);
  return {
    key,
    header: JSON.parse(
      new TextDecoder().decode(bytes.subarray(8, bodyStart)),
    ),
    body: bytes.slice(bodyStart, bodyEnd),
  };
}

/** The same changes in groups that each fit one atomic write, in order. */
export function inBatches(mutations: readonly Mutation[]): Mutation[][] {
  const batches: Mutation[][] = [[]];
  let bytes = 0;
  for (const mutation of mutations) {
    const size = mutation.type === "set"
      ? (mutation.value as Uint8Array).length
      : 0;
    const last = batches.at(-1) as Mutation[];
    if (last.length >= BATCH_CHANGES || bytes + size > BATCH_BYTES) {
      batches.push([mutation]);
      bytes = size;
    } else {
      last.push(mutation);
      bytes += size;
    }
  }
  return batches;
}
