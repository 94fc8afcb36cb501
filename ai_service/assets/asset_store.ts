import {
  ASSET_BUILDS_KEY,
  assetKey,
  assetPartKey,
  assetsPrefix,
} from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { Asset, BuiltAssets } from "./share_assets.ts";

/** Builds that are kept; an open page is seldom that many releases old. */
const MAX_BUILDS = 10;
/** Less than a value of the store holds. */
const PART_BYTES = 60_000;
/** Parts that are read at once. */
const PARTS_AT_ONCE = 10;

interface StoredAsset {
  contentType: string;
  parts: number;
}

/** Keeps the assets of a build, unless they are there, and forgets the oldest. */
export async function storeAssets(kv: Kv, build: BuiltAssets): Promise<void> {
  const known = await kv.get<string[]>(ASSET_BUILDS_KEY);
  if (known.value?.includes(build.id)) return;
  await Promise.all(build.assets.map((asset) => store(kv, build.id, asset)));
  for (const id of await addBuild(kv, build.id)) {
    for await (const { key } of kv.list({ prefix: assetsPrefix(id) })) {
      await kv.delete(key);
    }
  }
}

/** The asset of that build; undefined if the build is not kept. */
export async function findAsset(
  kv: Kv,
  buildId: string,
  path: string,
): Promise<Omit<Asset, "path"> | undefined> {
  const { value } = await kv.get<StoredAsset>(assetKey(buildId, path));
  if (!value) return undefined;
  const keys = Array.from(
    { length: value.parts },
    (_, part) => assetPartKey(buildId, path, part),
  );
  const parts: Uint8Array<ArrayBuffer>[] = [];
  while (keys.length > 0) {
    const some = keys.splice(0, PARTS_AT_ONCE);
    for (const { value } of await kv.getMany<Uint8Array<ArrayBuffer>>(some)) {
      // The build has just been forgotten.
      if (!value) return undefined;
      parts.push(value);
    }
  }
  const content = new Uint8Array(await new Blob(parts).arrayBuffer());
  return { contentType: value.contentType, content };
}

async function store(
  kv: Kv,
  buildId: string,
  { path, contentType, content }: Asset,
): Promise<void> {
  const parts = Math.ceil(content.length / PART_BYTES);
  for (let part = 0; part < parts; part++) {
    const bytes = content.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await kv.set(assetPartKey(buildId, path, part), bytes);
  }
  await kv.set(assetKey(buildId, path), { contentType, parts });
}

/** Adds a build to the list; resolves to those that fall off its end. */
async function addBuild(kv: Kv, id: string): Promise<string[]> {
  for (;;) {
    const { value, versionstamp } = await kv.get<string[]>(ASSET_BUILDS_KEY);
    const builds = [id, ...(value ?? []).filter((other) => other !== id)];
    const kept = builds.slice(0, MAX_BUILDS);
    const { ok } = await kv.atomic(
      [{ key: ASSET_BUILDS_KEY, versionstamp }],
      [{ type: "set", key: ASSET_BUILDS_KEY, value: kept }],
    );
    if (ok) return builds.slice(MAX_BUILDS);
  }
}
