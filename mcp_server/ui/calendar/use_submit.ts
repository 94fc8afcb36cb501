import { useRef, useState } from "preact/hooks";

/** What a submission is sent with. */
export interface Submission {
  /** The same for as long as the dialog is open, so that it is done once. */
  key: string;
  /** Told why it was refused, which the dialog then says. */
  refuse(problem: string): void;
}

/** Sends what is in a dialog, and not again while that is under way. */
export function useSubmit(send: (by: Submission) => Promise<void>) {
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  // Known at once, where the state is known with the next drawing.
  const isBusy = useRef(false);
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (isBusy.current) return;
    isBusy.current = true;
    setSending(true);
    setProblem(null);
    await send({ key, refuse: setProblem });
    isBusy.current = false;
    setSending(false);
  };
  return { submit, problem, isSending, clear: () => setProblem(null) };
}
