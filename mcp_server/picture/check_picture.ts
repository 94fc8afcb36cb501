import {
  BadPicture,
  Bytes,
  type CheckedPicture,
  MAX_BYTES,
} from "./checked_picture.ts";
import { checkJpeg, isJpeg } from "./jpeg.ts";
import { checkPng, isPng } from "./png.ts";
import { checkWebp, isWebp } from "./webp.ts";

/**
 * A picture by its bytes, whatever it is said to be: JPEG, PNG or WebP of one
 * frame. What it comes with beside the picture is left out: place, device, text,
 * colour profile, and everything behind its end.
 *
 * @throws {BadPicture}
 */
export function checkPicture(all: Uint8Array): CheckedPicture {
  if (all.length > MAX_BYTES) throw new BadPicture("picture_too_large");
  const bytes = new Bytes(all);
  if (isJpeg(bytes)) return checkJpeg(bytes);
  if (isPng(bytes)) return checkPng(bytes);
  if (isWebp(bytes)) return checkWebp(bytes);
  throw new BadPicture("not_a_picture");
}
