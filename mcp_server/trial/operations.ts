import {
  CHANGING,
  defineStaffOperation,
  type Operation,
} from "../operation/operation.ts";
import { trialInput, trialOutput } from "./schemas.ts";

/**
 * Written to the audit before an owner's trial is made, so that the records say
 * who is behind what the test customer does; the site makes the trial itself.
 */
export const trialStart = defineStaffOperation({
  noun: "trial",
  verb: "start",
  kind: "write",
  scope: "token:revoke",
  annotations: { ...CHANGING, destructiveHint: false },
  title: {
    ja: "テスト用のお客様として試す",
    en: "Try as a test customer",
  },
  description: {
    ja:
      "操作をテスト用のお客様として試すことを監査に残します。実行は管理サイトの「試す」がします。",
    en:
      "Records that an operation is tried as a test customer. The admin site's page makes the trial.",
  },
  input: trialInput,
  output: trialOutput,
  run: (_context, input) => Promise.resolve({ trial: input }),
});

export const trialOperations: readonly Operation[] = [trialStart];
