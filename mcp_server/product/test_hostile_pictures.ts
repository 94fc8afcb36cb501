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
} from "../picture/test_pictures.ts";

/** What would run, or tell of a place, if it were served with the picture. */
export const PAYLOAD = "<script>globalThis.hacked=1</script>35.6812N";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="${PAYLOAD}"/>`;
const PDF = `%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(${PAYLOAD})>>>>`;
const { jpeg, png, webp } = PICTURES;
const scans = Array.from(
  { length: 40 },
  () => bytesOf(jpegSegment(0xda, "\x01\x01\x00\x00\x3f\x00"), "\x00"),
);

/**
 * Its text is where the colours are, which only a decoder could tell apart. It
 * is served as a picture, and as such it does nothing.
 */
export const AMONG_COLOURS = "a page between the scans of a JPEG";

/** Files that are no pictures, or more than that, by what they try. */
export const HOSTILE_PICTURES: Readonly<
  Record<string, Uint8Array<ArrayBuffer>>
> = {
  "an SVG": bytesOf(SVG),
  "an SVG behind a byte order mark": bytesOf([0xef, 0xbb, 0xbf], SVG),
  "a page": bytesOf(`<!doctype html>${PAYLOAD}`),
  "a script that is a GIF": bytesOf(`GIF89a=1;${PAYLOAD}`),
  "a script that is a bitmap": bytesOf(`BM=1;${PAYLOAD}`),
  "a PDF": bytesOf(PDF),
  "an archive": bytesOf("PK\x03\x04", PAYLOAD),
  "a page with the signature of a PNG": bytesOf(
    png.slice(0, 8),
    `<!doctype html>${PAYLOAD}`,
  ),
  "a page in a comment of a JPEG": jpegWith(jpegSegment(0xfe, PAYLOAD)),
  "a page in the EXIF of a JPEG": jpegWith(
    jpegSegment(0xe1, `Exif\0\0${PAYLOAD}`),
  ),
  "an application segment of a JPEG": jpegWith(jpegSegment(0xef, PAYLOAD)),
  "a page behind a JPEG": bytesOf(jpeg, PAYLOAD),
  "an archive behind a JPEG": bytesOf(jpeg, "PK\x03\x04", PAYLOAD),
  [AMONG_COLOURS]: bytesOf(
    jpeg.slice(0, -2),
    PAYLOAD,
    [0xff, 0xd9, 0xff, 0xd9],
    PAYLOAD,
  ),
  "a script in a text of a PNG": pngWith(
    pngChunk("tEXt", `a\0${PAYLOAD}`),
    pngChunk("iTXt", PAYLOAD),
  ),
  "an unknown chunk of a PNG": pngWith(pngChunk("phPp", PAYLOAD)),
  "a page behind a PNG": bytesOf(png, PAYLOAD),
  "a script in the XMP of a WebP": webpOf(
    webpImage(),
    webpChunk("XMP ", PAYLOAD),
  ),
  "a page behind a WebP": bytesOf(webp, PAYLOAD),
  "a PNG of 60,000 by 60,000": pngOfSize(60_000, 60_000),
  "a PNG with a negative side": pngOfSize(0xffffffff, 8),
  "a JPEG of 65,500 by 65,500": jpegOfSize(65_500, 65_500),
  "a JPEG of 40 scans": bytesOf(jpeg.slice(0, -2), ...scans, [0xff, 0xd9]),
  "a PNG of a thousand moving frames": pngWith(
    pngChunk("acTL", "\x00\x00\x03\xe8\x00\x00\x00\x00"),
  ),
  "a chunk of a PNG that is longer than the file": pngWith(
    bytesOf("\x7f\xff\xff\xffIDAT", PAYLOAD),
  ),
  "a WebP whose chunks say four gigabytes": bytesOf(
    "RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff",
    PAYLOAD,
  ),
};
