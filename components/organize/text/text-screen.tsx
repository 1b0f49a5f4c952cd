import type { ReactNode } from "react";
import type { FormAnswer } from "@/lib/auth/form-action";
import type { RevisionLine } from "@/lib/texts/revisions/queries";
import type { PublicRef, TextKind, TextState } from "@/lib/texts/rules";
import { History } from "./history";
import { OthersHere } from "./others-here";
import { TextActs } from "./text-acts";
import { TextHead } from "./text-head";

type Row = {
  id: string;
  title: unknown;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  deletedAt: Date | null;
  group: { name: unknown; timeZone: string };
};

type Props<R extends PublicRef> = {
  kind: TextKind;
  text: R;
  row: Row;
  state: TextState;
  /** Where everybody reads it once it is published, its path without language. */
  page: string;
  duplicate: ReactNode;
  revisions: RevisionLine[];
  restore: (input: R & { revisionId: string }) => Promise<FormAnswer>;
  /** Its editor; not there while it is in the bin. */
  children: ReactNode;
};

/** Everything of a text on one screen: where it stands, what can be done with it, its words, what it said before. */
export function TextScreen<R extends PublicRef>(props: Props<R>) {
  const { kind, text, row, state, page, duplicate, revisions, restore, children } = props;
  const zone = row.group.timeZone;
  return (
    <>
      <TextHead kind={kind} text={row} state={state} page={page} />
      <TextActs kind={kind} text={text} state={state} dates={row} zone={zone} duplicate={duplicate} />
      {state === "deleted" ? null : (
        <>
          <OthersHere text={text} />
          {children}
          <History text={text} zone={zone} revisions={revisions} restore={restore} />
        </>
      )}
    </>
  );
}
