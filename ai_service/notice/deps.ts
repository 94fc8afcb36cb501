import type { Log } from "../../shared/http/log.ts";
import type { Mailer } from "../../shared/mail/mailer.ts";
import type { ServiceCaller } from "../auth/service_call.ts";
import type { Kv } from "../store/kv.ts";
import type { LineClient } from "./line_client.ts";
import type { UnsubscribeLinks } from "./unsubscribe_link.ts";

/** The ways in which this service reaches people. */
export interface NoticeChannels {
  /** Undefined where nothing is sent by LINE. */
  line: LineClient | undefined;
  /** Undefined where no mail is sent. */
  mail: Mailer | undefined;
}

/** Dependencies of sending notices. */
export interface NoticeDeps {
  channels: NoticeChannels;
  unsubscribeLinks: UnsubscribeLinks;
  kv: Kv;
  callAsService: ServiceCaller;
  now: () => Date;
  log: Log;
}
