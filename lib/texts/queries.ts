import { canPublish } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, type Tx } from "@/lib/db";
import { isId } from "@/lib/ids";
import { type LocalText, localText } from "@/lib/local-text";
import { idOf, inState, isText, TEXT_STATES, type TextRef, type TextState } from "./rules";

/** Texts on one page of the desk's lists. */
export const PAGE_SIZE = 50;

/** The groups in which these scopes may write: the desk's texts are looked for in these and nowhere else. */
export const writableGroups = (scopes: readonly Scope[]): string[] =>
  scopes.filter((scope) => canPublish(scope.role)).map((scope) => scope.groupId);

/** What the tables of texts have in common. */
export type TextRow = {
  id: string;
  groupId: string;
  publishedAt?: Date | null;
  updatedAt: Date;
  title?: unknown;
  subject?: unknown;
  slug?: string;
};
type TextTable = {
  count(args: { where: object }): Promise<number>;
  findFirst(args: { where: object }): Promise<TextRow | null>;
  updateMany(args: { where: object; data: object }): Promise<{ count: number }>;
};

/** The table a text lies in. */
export function tableOf(from: Tx, text: TextRef): TextTable {
  if ("postId" in text) return from.post as unknown as TextTable;
  if ("campaignId" in text) return from.campaign as unknown as TextTable;
  if ("resourceId" in text) return from.resource as unknown as TextTable;
  if ("broadcastId" in text) return from.broadcast as unknown as TextTable;
  return from.page as unknown as TextTable;
}

async function findText(scopes: readonly Scope[], text: TextRef): Promise<TextRow | null> {
  if (!isId(idOf(text))) return null;
  return tableOf(db, text).findFirst({ where: { ...isText(text), groupId: { in: writableGroups(scopes) } } });
}

/** The scope in which an organizer may write a text; null when none of their groups has it. */
export async function findScopeOfText(scopes: readonly Scope[], text: TextRef): Promise<Scope | null> {
  const found = await findText(scopes, text);
  return scopes.find((scope) => scope.groupId === found?.groupId) ?? null;
}

/** What a text that an organizer may write is called, per language; null when none of their groups has it. */
export async function findTitleOfText(scopes: readonly Scope[], text: TextRef): Promise<LocalText | null> {
  const found = await findText(scopes, text);
  return found && localText(found.title ?? found.subject);
}

/** How many texts each of a list's tabs holds, as `count` counts those of a state. */
export async function countByState(
  count: (where: ReturnType<typeof inState>) => Promise<number>,
  now: Date,
): Promise<Record<"all" | TextState, number>> {
  const states = ["all", ...TEXT_STATES] as const;
  const found = await Promise.all(states.map((state) => count(inState(state, now))));
  return Object.fromEntries(states.map((state, at) => [state, found[at] ?? 0])) as Record<"all" | TextState, number>;
}
