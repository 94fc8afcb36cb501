import { assert, assertEquals, assertThrows } from "@std/assert";
import { checkPicture } from "./check_picture.ts";
import { BadPicture, MAX_BYTES } from "./checked_picture.ts";
import {
  bytesOf,
  jpegOfSize,
  jpegSegment,
  jpegWith,
  PICTURES,
  pngChunk,
  pngOfSize,
  pngWith,
  webpChunk,
  webpImage,
  webpOf,
} from "./test_pictures.ts";

const SECRET = "35.6812N 139.7671E";

function problemOf(bytes: Uint8Array): string {
  return assertThrows(() => checkPicture(bytes), BadPicture).problem;
}

function has(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder("latin1").decode(bytes).includes(text);
}

Deno.test("pictures are known by their bytes, with their size", () => {
  for (const [name, bytes] of Object.entries(PICTURES)) {
    const { type, width, height } = checkPicture(bytes);
    const format = name.replace("WithAlpha", "");
    assertEquals([type, width, height], [`image/${format}`, 12, 8]);
  }
});

Deno.test("nothing is left of where and by what a picture was taken, or of what follows it", () => {
  const { png, jpeg } = PICTURES;
  const full = [
    jpegWith(jpegSegment(0xe1, `Exif\0\0${SECRET}`)),
    jpegWith(jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
    jpegWith(jpegSegment(0xe2, `ICC_PROFILE\0\x01\x01${SECRET}`)),
    jpegWith(jpegSegment(0xfe, SECRET)),
    bytesOf(jpeg, SECRET),
    pngWith(pngChunk("tEXt", `Comment\0${SECRET}`)),
    pngWith(pngChunk("eXIf", SECRET), pngChunk("iTXt", SECRET)),
    bytesOf(png, SECRET),
    webpOf(webpImage(), webpChunk("EXIF", SECRET), webpChunk("XMP ", SECRET)),
    bytesOf(webpOf(webpImage()), SECRET),
  ];
  for (const bytes of full) {
    assert(has(bytes, SECRET));
    assert(!has(checkPicture(bytes).bytes, SECRET));
  }
  for (const bytes of Object.values(PICTURES)) {
    assert(!has(checkPicture(bytes).bytes, "sRGB\0"));
    assert(
      !/ICC/.test(new TextDecoder("latin1").decode(checkPicture(bytes).bytes)),
    );
  }
});

Deno.test("a checked picture is checked to the same bytes again", () => {
  for (const bytes of Object.values(PICTURES)) {
    const once = checkPicture(bytes);
    assertEquals(checkPicture(once.bytes), once);
  }
});

Deno.test("a picture is refused that is too large, moves, or is broken", () => {
  assertEquals(problemOf(new Uint8Array(MAX_BYTES + 1)), "picture_too_large");
  assertEquals(problemOf(pngOfSize(60_000, 60_000)), "too_many_pixels");
  assertEquals(problemOf(jpegOfSize(65_500, 8)), "too_many_pixels");
  assertEquals(problemOf(jpegOfSize(12, 0)), "broken_picture");
  assertEquals(problemOf(pngWith(pngChunk("acTL", "x"))), "moving_picture");
  assertEquals(problemOf(webpOf(webpChunk("ANIM", "x"))), "moving_picture");
  assertEquals(problemOf(bytesOf("<svg onload='alert(1)'/>")), "not_a_picture");
  assertEquals(problemOf(bytesOf("GIF89a=1;alert(1)")), "not_a_picture");
});

Deno.test("a picture that is cut off anywhere is refused", () => {
  for (const bytes of Object.values(PICTURES)) {
    for (let length = 0; length < bytes.length; length++) {
      problemOf(bytes.slice(0, length));
    }
  }
});
