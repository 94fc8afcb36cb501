import { resendMailer } from "../../shared/mail/resend_mailer.ts";
import type { NoticeChannels } from "./deps.ts";
import { LineClient } from "./line_client.ts";
import type { NoticeEnv } from "./notice_env.ts";

/** The channels that the environment names. */
export function createChannels({ line, mail }: NoticeEnv): NoticeChannels {
  return {
    line: line && new LineClient(line),
    mail: mail && resendMailer(mail),
  };
}
