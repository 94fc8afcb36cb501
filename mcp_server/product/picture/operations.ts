import { ApiError } from "../../../shared/http/errors.ts";
import * as z from "zod";
import { id } from "../../operation/fields.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
} from "../../operation/operation.ts";
import { personal } from "../../storage/personal.ts";
import { requireProduct } from "../shelf/require_product.ts";
import { shelfOutput } from "../shelf/schemas.ts";
import { checkPicture } from "../../picture/check_picture.ts";
import { BadPicture, MAX_BYTES } from "../../picture/checked_picture.ts";
import { fromBase64 } from "../../picture/store.ts";
import { setPicture } from "./store.ts";

/** Base64 writes three bytes as four characters. */
const MAX_CHARACTERS = Math.ceil(MAX_BYTES / 3) * 4;

const productId = id.meta({ examples: ["prd_shampoo_moist"] });
/** Marked as personal so that the audit does not hold pictures. */
const picture = personal(
  z.string().max(MAX_CHARACTERS, "must be at most 300 KB of base64")
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, "must be base64"),
).describe("JPEG, PNG or WebP, at most 1200 pixels a side, in base64");

const writing = {
  noun: "product",
  kind: "write",
  scope: "product:read",
  annotations: CHANGING,
} as const;

export const productSetPicture: Operation = defineStaffOperation({
  ...writing,
  verb: "set_picture",
  title: { ja: "商品に写真を付ける", en: "Set a product's picture" },
  description: {
    ja:
      "JPEG、PNG、WebP の写真を、撮影場所などの情報を除いて保存します。前の写真は消えます。",
    en:
      "Stores a JPEG, PNG or WebP without what it says of place and device. The picture before it is deleted.",
  },
  input: z.strictObject({ productId, picture }),
  output: shelfOutput,
  async run(context, { productId, picture }) {
    const { sql, now, noteBefore } = context;
    const product = await requireProduct(context, productId);
    noteBefore({ product });
    await setPicture(sql, product, { picture: readPicture(picture), now });
    return { product: await requireProduct(context, productId) };
  },
});

export const productRemovePicture: Operation = defineStaffOperation({
  ...writing,
  verb: "remove_picture",
  title: { ja: "商品の写真を消す", en: "Remove a product's picture" },
  description: {
    ja: "商品の写真を消します。",
    en: "Deletes the picture of a product.",
  },
  input: z.strictObject({ productId }),
  output: shelfOutput,
  async run(context, { productId }) {
    const { sql, now, noteBefore } = context;
    const product = await requireProduct(context, productId);
    noteBefore({ product });
    await setPicture(sql, product, { picture: null, now });
    return { product: await requireProduct(context, productId) };
  },
});

/** @throws {ApiError} 400 that says what is wrong with the picture. */
function readPicture(picture: string) {
  try {
    return checkPicture(fromBase64(picture));
  } catch (error) {
    const reason = error instanceof BadPicture
      ? error.problem
      : "not_a_picture";
    throw new ApiError("picture is not taken", {
      status: 400,
      code: "invalid_input",
      details: { field: "picture", reason },
    });
  }
}
