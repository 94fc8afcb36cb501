import type { ToolOutcome } from "../agent/tool_outcome.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { type Abilities, abilitiesOf } from "./abilities.ts";
import { type Call, isSameCall } from "./call.ts";
import type { Conversation, Result, Turn } from "./conversation.ts";
import { dateAt } from "./days.ts";
import { Format } from "./format.ts";
import type { IsoDate } from "./reading/frame.ts";
import type { State } from "./state.ts";
import { type Words, wordsOf } from "./words/words.ts";

/** Ends a job early: these reads have to be made first. */
export class MissingReads {
  constructor(readonly calls: readonly Call[]) {}
}

/** Ends a job early: a read failed, or no tool can do it. */
export class CannotAnswer {
  constructor(readonly text: string) {}
}

/** The turn that is answered, and the state before it. */
export interface Moment {
  turn: Turn;
  /** The results of the turns before it. */
  earlier: readonly Result[];
  state: State;
  locale: Locale;
}

/** The conversation, the words and the tools' results, at hand for a job. */
export class Context {
  readonly conversation: Conversation;
  readonly turn: Turn;
  readonly earlier: readonly Result[];
  readonly state: State;
  readonly locale: Locale;
  readonly words: Words;
  readonly format: Format;
  readonly today: IsoDate;
  readonly abilities: Abilities;

  constructor(conversation: Conversation, moment: Moment) {
    const { tools, timeZone, now } = conversation;
    const { turn, earlier, state, locale } = moment;
    this.conversation = conversation;
    this.turn = turn;
    this.earlier = earlier;
    this.state = state;
    this.locale = locale;
    this.words = wordsOf(locale);
    this.format = new Format(locale, timeZone);
    this.today = dateAt(now, timeZone);
    this.abilities = abilitiesOf(tools, locale);
  }

  /** The same in another language, which later turns keep. */
  in(language: Locale): Context {
    const { turn, earlier } = this;
    const state = { ...this.state, language };
    const moment = { turn, earlier, state, locale: language };
    return new Context(this.conversation, moment);
  }

  get now(): Date {
    return this.conversation.now;
  }

  get timeZone(): string {
    return this.conversation.timeZone;
  }

  can(tool: string): boolean {
    return this.conversation.tools.has(tool);
  }

  /** The name of something in the language of the answer. */
  name({ name }: { name: Readonly<Record<Locale, string>> }): string {
    return name[this.locale];
  }

  /**
   * The results of all these reads in this turn.
   *
   * @throws {MissingReads} With the reads that are still to be made.
   * @throws {CannotAnswer} Where one failed, or its tool is not there.
   */
  results(calls: readonly Call[]): unknown[] {
    if (!calls.every(({ name }) => this.can(name))) {
      throw new CannotAnswer(this.words.talk.notOffered(this.abilities));
    }
    const outcomes = this.outcomes(calls);
    return outcomes.map((outcome) => {
      if (outcome.ok) return outcome.result;
      throw new CannotAnswer(this.words.report.readFailed(outcome.error.code));
    });
  }

  /**
   * The outcomes of all these reads in this turn.
   *
   * @throws {MissingReads} With the reads that are still to be made.
   */
  outcomes(calls: readonly Call[]): ToolOutcome[] {
    const found = calls.map((call) => this.#find(call));
    const missing = calls.filter((_, index) => !found[index]);
    if (missing.length > 0) throw new MissingReads(missing);
    return found.filter((outcome) => outcome !== undefined);
  }

  /** In a turn of yesterday, "from today on" was another call. */
  #find(call: Call): ToolOutcome | undefined {
    const { results, isAnswered } = this.turn;
    const same = results.find((result) => isSameCall(call, result)) ??
      (isAnswered ? results.find(({ tool }) => tool === call.name) : undefined);
    return same?.outcome;
  }

  /** Results of this conversation so far, oldest first. */
  get known(): readonly Result[] {
    return [...this.earlier, ...this.turn.results];
  }

  /** The newest result of a tool in this conversation. */
  newest(tool: string): unknown {
    const result = this.known.findLast((one) =>
      one.tool === tool && one.outcome.ok
    );
    return result?.outcome.ok ? result.outcome.result : undefined;
  }
}
