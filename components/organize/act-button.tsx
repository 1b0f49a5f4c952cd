"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import type { FormAnswer } from "@/lib/auth/form-action";
import { useFocusNear } from "./focus-near";
import { afterSaving } from "./unsaved";

/** A button that does one thing by a server action and shows the page as it is then; a refusal is said beside it. */
export function ActButton<I>({
  act,
  input,
  look = "ink",
  label,
  done,
  savesFirst = false,
  children,
}: {
  act: (input: I) => Promise<FormAnswer>;
  input: I;
  look?: ButtonLook;
  /** The whole sentence for who does not see what it stands beside. */
  label?: string;
  /** Said when it is done, where the page by itself would not show it. */
  done?: string;
  /** What it does it does with the page as it is shown: what is not saved on it is saved before. */
  savesFirst?: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const notSaved = useTranslations("desk.leave")("notSaved");
  const button = useFocusNear<HTMLButtonElement>();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const [isDone, setDone] = useState(false);
  const run = () =>
    start(async () => {
      const answer = savesFirst ? await afterSaving(() => act(input), notSaved) : await act(input);
      setError(answer.ok ? undefined : Object.values(answer.errors)[0]);
      setDone(answer.ok);
      if (answer.ok) router.refresh();
    });
  return (
    <>
      <Button
        ref={button}
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
