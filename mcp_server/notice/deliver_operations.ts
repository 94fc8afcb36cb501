import * as z from "zod";
import { notFound } from "../../shared/http/errors.ts";
import { defineOperation, type Operation } from "../operation/operation.ts";
import { finishNotice } from "./finish.ts";
import { checkInput, checkOutput, doneInput } from "./schemas.ts";
import { delivering } from "./service_operation.ts";
import { checkNotice } from "./store.ts";

export const noticeCheck: Operation = defineOperation({
  ...delivering,
  verb: "check",
  isReservation: true,
  title: { ja: "お知らせを確かめる", en: "Check a notice" },
  description: {
    ja:
      "受け取ったお知らせが今も正しいかを答えます。送る直前に呼んでください。isTrue が false なら送りません。正しければ、さらに 60 秒のあいだ他には渡されません。",
    en:
      "Tells whether a notice that was taken is still true. Call it directly before sending; do not send where isTrue is false. If it is true, nobody else gets it for another 60 seconds.",
  },
  input: checkInput,
  output: checkOutput,
  async run({ sql, now, timeZone }, { noticeId }) {
    const isTrue = await checkNotice(sql, noticeId, { now, timeZone });
    if (isTrue === undefined) throw notFound("Notice", "noticeId");
    return { isTrue };
  },
});

export const noticeDone: Operation = defineOperation({
  ...delivering,
  verb: "done",
  title: { ja: "お知らせの結果を報告する", en: "Report a notice" },
  description: {
    ja:
      "お知らせがどうなったかを報告します。failed はしばらくしてもう一度渡されます。unwanted はお客様が受け取らないもの、undeliverable は届けようのないものです。同じ報告をもう一度渡しても何も変わりません。",
    en:
      "Reports what became of a notice. One that failed is given out again later; unwanted is what the customer does not want, undeliverable what can never reach them. The same report again changes nothing.",
  },
  input: doneInput,
  output: z.strictObject({}),
  async run({ sql, now }, { noticeId, ...tried }) {
    const isKnown = await finishNotice(sql, noticeId, { ...tried, now });
    if (!isKnown) throw notFound("Notice", "noticeId");
    return {};
  },
});
