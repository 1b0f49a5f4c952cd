import { canEditGroup } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { countTried, dueAnswers, duePeople, dueWalkIns, type OwnDue } from "../people/queries";
import { nextPurge } from "../rules";
import { OFFERED, TERM_NAMES, type TermName } from "./schema";

/** Each term with what goes by it. */
const GOES: Record<TermName, readonly OwnDue[]> = { answersKept: [dueAnswers, dueWalkIns], peopleKept: [duePeople] };

/** A term in days, and how many answers or people would go by it in the coming night. */
export type Offered = { days: number; goes: number };
export type TermsOffered = { night: Date } & Record<TermName, { kept: number; offered: Offered[] }>;

/** The scope's group's own terms and those it may choose, each with what the coming night would take. Null for who may not. */
export async function findTerms({ groupId, role }: Scope, now: Date): Promise<TermsOffered | null> {
  if (!canEditGroup(role)) return null;
  const night = nextPurge(now);
  const group = await db.group.findUniqueOrThrow({
    where: { id: groupId },
    select: { answersKept: true, peopleKept: true },
  });
  const told = async (name: TermName) => {
    const kept = group[name] ?? OFFERED[name].at(-1) ?? 0;
    const terms = [...new Set([...OFFERED[name], kept])].sort((a, b) => a - b);
    const counts = await Promise.all(GOES[name].map((due) => countTried(due, night, groupId, terms)));
    const goes = (days: number) => counts.reduce((sum, count) => sum + (count.get(days) ?? 0), 0);
    return { kept, offered: terms.map((days) => ({ days, goes: goes(days) })) };
  };
  const [answersKept, peopleKept] = await Promise.all(TERM_NAMES.map(told));
  return answersKept && peopleKept ? { night, answersKept, peopleKept } : null;
}
