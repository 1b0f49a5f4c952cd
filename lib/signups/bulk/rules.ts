import { UNDONE_WITHIN } from "@/lib/contacts/tags/rules";
import { after } from "@/lib/time";
import type { BulkKind } from "@/prisma/generated/enums";

/** So many people are dealt with in one transaction: few where each asks for many statements. */
export const PIECE: Record<BulkKind, number> = { TAG: 500, UNTAG: 500, UNSUBSCRIBE: 100, ERASE: 20 };

type Times = { kind: BulkKind; startedAt: Date | null; undoneAt: Date | null; finishedAt: Date | null };

/** Whether an act can be taken back at `now`: while it runs, and for a quarter of an hour after. An erasure never. */
export const isUndoable = ({ kind, startedAt, undoneAt, finishedAt }: Times, now: Date): boolean =>
  kind !== "ERASE" &&
  startedAt !== null &&
  undoneAt === null &&
  (finishedAt === null || after(finishedAt, UNDONE_WITHIN) >= now);
