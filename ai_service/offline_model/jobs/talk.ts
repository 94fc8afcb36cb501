import type { Context } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import { readPhone } from "../reads/business.ts";
import type { Unsupported } from "../reading/frame.ts";

export function greet({ words, conversation, abilities }: Context): Answer {
  return { text: words.talk.greeting(conversation.customer, abilities) };
}

export function help({ words, abilities }: Context): Answer {
  return { text: words.talk.help(abilities) };
}

export function thank({ words }: Context): Answer {
  return { text: words.talk.thanks };
}

export function sayGoodbye({ words }: Context): Answer {
  return { text: words.talk.goodbye };
}

export function leaveAlone({ words }: Context): Answer {
  return { text: words.talk.leftAlone };
}

export function putOff({ words }: Context): Answer {
  return { text: words.talk.later };
}

export function switchLanguage({ words }: Context): Answer {
  return { text: words.talk.language };
}

/** "Yes" where nothing was asked. */
export function yesToWhat({ words, abilities }: Context): Answer {
  return { text: words.talk.yesToWhat(abilities) };
}

export function unclear({ words, abilities }: Context): Answer {
  return { text: words.talk.unclear(abilities) };
}

/** Says plainly what cannot be done here, and who can. */
export function cannot(
  context: Context,
  what: Unsupported,
): Answer {
  return { text: context.words.info.cannot(what, readPhone(context)) };
}

/** Jobs that are asked for, and cannot be done here. */
export function cannotDo(context: Context, { intent }: Job): Answer {
  return cannot(context, intent as "refund" | "person" | "discount");
}
