import { Buffer } from "node:buffer";

/** Twelve pixels by eight, as Chromium writes them; each has a colour profile. */
const WEBP = `
UklGRjICAABXRUJQVlA4WAoAAAAgAAAACwAABwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdC
IFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAA
AADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlk
ZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAA
ABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAA
AAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAA
AABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEA
AAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAA
ACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggRAAAAPABAJ0BKgwACAAC
wEwlqAJ0BigG3sIAAAD8+05Rqp9/sU3bcBcX+67mHAUyP1xCLxTN/dtm/m6PqvYGn8w/9aGdIAAA`;
const WEBP_WITH_ALPHA = `
UklGRiwCAABXRUJQVlA4WAoAAAAwAAAACwAABwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdC
IFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAA
AADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlk
ZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAA
ABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAA
AAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAA
AABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEA
AAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAA
ACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZBTFBIEAAAAAEHUMCICAAE4X/c
QkT/UwFWUDggJgAAAHABAJ0BKgwACAACwEwloAJ0AXUAAP7E7EYaNf/Af2B/2B2IAAAA`;
const JPEG = `
/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdC
IFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAA
AADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlk
ZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAA
ABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAA
AAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAA
AABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEA
AAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAA
ACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERAT
GCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARES
EhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj
Y2NjY2P/wAARCAAIAAwDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAHxAAAQIG
AwAAAAAAAAAAAAAAABUhAwQTFCIxMjRR/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgX/xAAXEQEBAQEA
AAAAAAAAAAAAAAABAAIR/9oADAMBAAIRAxEAPwDQlE5Pj3Payp8vG02yAANHddC//9k=`;
/** It has no metadata at all. */
const PNG = `
iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAYAAADN5B7xAAAAQUlEQVR4AbyOsQ0AIAgEP6ykqziL
juAsuoo7aeyA0HwDyRUQ7vNSVr8MAnKMcNqEJsoyQvTgb8lC3QMaX+fvdKUHAAD//4NaPD8AAAAG
SURBVAMAzFgn9f9E8S4AAAAASUVORK5CYII=`;

type Bytes = Uint8Array<ArrayBuffer>;

/** Pictures of every format that is taken. */
export const PICTURES = {
  jpeg: decoded(JPEG),
  png: decoded(PNG),
  webp: decoded(WEBP),
  webpWithAlpha: decoded(WEBP_WITH_ALPHA),
};

function decoded(base64: string): Bytes {
  return new Uint8Array(Buffer.from(base64, "base64"));
}

export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** Bytes and Latin-1 texts, one behind the other. */
export function bytesOf(...parts: (Uint8Array | string | number[])[]): Bytes {
  return new Uint8Array(
    Buffer.concat(
      parts.map((part) =>
        typeof part === "string"
          ? Buffer.from(part, "latin1")
          : Buffer.from(part as Uint8Array)
      ),
    ),
  );
}

function u32(value: number): number[] {
  return [value >>> 24, value >>> 16 & 255, value >>> 8 & 255, value & 255];
}

function u32le(value: number): number[] {
  return u32(value).reverse();
}

/** A chunk of a PNG; nobody looks at its checksum here. */
export function pngChunk(name: string, content: Bytes | string): Bytes {
  const body = bytesOf(content);
  return bytesOf(u32(body.length), name, body, [0, 0, 0, 0]);
}

/** The PNG with chunks behind its header. */
export function pngWith(...chunks: Bytes[]): Bytes {
  const header = 8 + 25;
  const { png } = PICTURES;
  return bytesOf(png.slice(0, header), ...chunks, png.slice(header));
}

/** The PNG with other sides in its header. */
export function pngOfSize(width: number, height: number): Bytes {
  const { png } = PICTURES;
  return bytesOf(png.slice(0, 16), u32(width), u32(height), png.slice(24));
}

/** A segment of a JPEG. */
export function jpegSegment(marker: number, content: Bytes | string): Bytes {
  const body = bytesOf(content);
  const length = body.length + 2;
  return bytesOf([0xff, marker, length >> 8, length & 255], body);
}

/** The JPEG with segments behind its beginning. */
export function jpegWith(...segments: Bytes[]): Bytes {
  const { jpeg } = PICTURES;
  return bytesOf(jpeg.slice(0, 2), ...segments, jpeg.slice(2));
}

/** The JPEG with other sides in its frame. */
export function jpegOfSize(width: number, height: number): Bytes {
  const { jpeg } = PICTURES;
  const frame = jpeg.findIndex((byte, at) =>
    byte === 0xff && jpeg[at + 1] === 0xc0
  );
  const sides = [height >> 8, height & 255, width >> 8, width & 255];
  return bytesOf(jpeg.slice(0, frame + 5), sides, jpeg.slice(frame + 9));
}

/** A chunk of a WebP. */
export function webpChunk(name: string, content: Bytes | string): Bytes {
  const body = bytesOf(content);
  const padding = body.length % 2 ? [0] : [];
  return bytesOf(name, u32le(body.length), body, padding);
}

/** A WebP of these chunks. */
export function webpOf(...chunks: Bytes[]): Bytes {
  const body = bytesOf("WEBP", ...chunks);
  return bytesOf("RIFF", u32le(body.length), body);
}

/** The lossy image in the WebP, as a chunk. */
export function webpImage(): Bytes {
  const { webp } = PICTURES;
  return webp.slice(Buffer.from(webp).indexOf("VP8 "));
}
