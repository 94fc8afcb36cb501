import * as z from "zod";
import type { ServiceCaller } from "../auth/service_call.ts";
import { claimedNotices, type Notice, type NoticeResult } from "./notice.ts";

const SCOPE = "notice:deliver";
const checkAnswer = z.object({ isTrue: z.boolean() });

/**
 * Claims notices that are due; the shop gives them to nobody else for 60 s.
 *
 * @throws {ServiceRefusal | Error} If the shop refuses, or cannot be reached.
 */
export async function claimNotices(
  callAsService: ServiceCaller,
  limit: number,
): Promise<Notice[]> {
  const call = { path: "notice/claim", body: { limit } };
  return claimedNotices.parse(await callAsService(SCOPE, call)).items;
}

/** Whether what the notice says is still so, e.g. that a booking stands. */
export async function isStillTrue(
  callAsService: ServiceCaller,
  noticeId: string,
): Promise<boolean> {
  const call = { path: "notice/check", body: { noticeId } };
  return checkAnswer.parse(await callAsService(SCOPE, call)).isTrue;
}

/** Tells the shop what became of the notice. */
export async function reportNotice(
  callAsService: ServiceCaller,
  noticeId: string,
  result: NoticeResult,
): Promise<void> {
  const call = { path: "notice/done", body: { noticeId, ...result } };
  await callAsService(SCOPE, call);
}
