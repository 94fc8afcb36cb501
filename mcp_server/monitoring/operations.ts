import type { z } from "zod";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import {
  defineStaffOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../operation/operation.ts";
import { pointsUntil } from "./period.ts";
import { trafficInput, trafficOutput, type TrafficReport } from "./schemas.ts";
import { readAlerts, readNames, readPoints } from "./store.ts";
import { viewAlert, viewNamed, viewPoints, viewTotal } from "./view.ts";

export const monitoringTraffic = defineStaffOperation({
  noun: "monitoring",
  verb: "traffic",
  kind: "read",
  scope: "token:revoke",
  annotations: READING,
  title: { ja: "サーバーの様子を見る", en: "See how the server does" },
  description: {
    ja:
      "リクエスト数、エラー、応答時間、転送量を、時間・日・月ごと、経路とツールごとに返します。アラートも含みます。",
    en:
      "Requests, errors, response times and bandwidth by hour, day or month, by route and by tool, and the alerts.",
  },
  input: trafficInput,
  output: trafficOutput,
  run: readTraffic,
});

export const monitoringOperations: readonly Operation[] = [monitoringTraffic];

async function readTraffic(
  context: OperationContext,
  { by: unit = "hour", until }: z.output<typeof trafficInput>,
): Promise<TrafficReport> {
  const { now, timeZone } = context;
  const starts = pointsUntil(unit, {
    now,
    timeZone,
    ...(until !== undefined && { until }),
  });
  const [first, last] = [starts[0]!, starts.at(-1)!];
  const range = { unit, first: new Date(first), last: new Date(last) };
  const [points, names, alerts] = await Promise.all([
    readPoints(context, range),
    readNames(context, range),
    readAlerts(context),
  ]);
  const named = (kind: string) =>
    names.filter((row) => row.kind === kind).map(viewNamed);
  return {
    by: unit,
    from: toLocalIso(first, timeZone),
    until: toLocalIso(last, timeZone),
    total: viewTotal(points),
    points: viewPoints(starts, points, timeZone),
    routes: named("route"),
    tools: named("tool"),
    alerts: alerts.map((row) => viewAlert(row, timeZone)),
  };
}
