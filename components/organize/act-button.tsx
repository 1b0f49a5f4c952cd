"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import type { FormAnswer } from "@/lib/auth/form-action";

/** A button that does one thing by a server action and shows the page as it is then; a refusal is said beside it. */
export function ActButton<I>({
  act,
  input,
  look = "ink",
  label,
  done,
  children,
}: {
  act: (input: I) => Promise<FormAnswer>;
  input: I;
  look?: ButtonLook;
  /** The whole sentence for who does not see what it stands beside. */
  label?: string;
  /** Said when it is done, where the page by itself would not show it. */
  done?: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const [isDone, setDone] = useState(false);
  const run = () =>
    start(async () => {
      const answer = await act(input);
      setError(answer.ok ? undefined : Object.values(answer.errors)[0]);
      setDone(answer.ok);
      if (answer.ok) router.refresh();
    });
  return (
    <>
      <Button
        type="button"
        look={look}
        small
        aria-label={label}
        aria-disabled={pending}
        onClick={pending ? undefined : run}
      >
        {children}
      </Button>
      <span role="alert">{error}</span>
      {done ? <span role="status">{isDone ? done : null}</span> : null}
    </>
  );
}
