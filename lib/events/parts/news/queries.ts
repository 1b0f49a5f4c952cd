import { db } from "@/lib/db";
import type { AuditFact } from "@/lib/privacy/audit/chain";
import { findPartRow, type PartRow } from "../queries";
import { wordingBefore } from "../rules";
import type { Hour } from "./rules";

const ACTS = ["part.answered", "part.corrected"] as const satisfies readonly AuditFact["act"][];

/** What one of the programme said: their answer as it stands now, whether they corrected how they are announced. */
export type PartNews = { part: PartRow; answered: boolean; corrected: boolean };

/** What was said of an event's programme within an hour, each speaker and collective once, who spoke first first. */
export async function listPartNews(event: { id: string; groupId: string }, { from, until }: Hour): Promise<PartNews[]> {
  const said = await db.auditEntry.findMany({
    where: { groupId: event.groupId, at: { gte: from, lt: until }, act: { in: [...ACTS] } },
    orderBy: { id: "asc" },
    select: { act: true, subjectId: true },
  });
  const ids = [...new Set(said.flatMap(({ subjectId }) => subjectId ?? []))];
  const actsOf = (id: string) => said.filter(({ subjectId }) => subjectId === id).map(({ act }) => act);
  const news = await Promise.all(ids.map((id) => readNews(event.id, id, actsOf(id))));
  return news.filter((one) => one !== null);
}

/** Null when nothing of it holds any more: taken off the programme, or put back as it was. */
async function readNews(eventId: string, id: string, acts: readonly string[]): Promise<PartNews | null> {
  const part = await findPartRow(id);
  if (part?.event.id !== eventId) return null;
  const answered = acts.includes("part.answered") && part.state !== "INVITED";
  const corrected = acts.includes("part.corrected") && wordingBefore(part.before) !== null;
  return answered || corrected ? { part, answered, corrected } : null;
}
