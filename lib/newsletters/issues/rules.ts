import { type LocalText, localText } from "@/lib/local-text";
import { slot, type Values } from "@/lib/mail/skeletons/slots";

/** "{prénom}", "{firstname}", "{prénom|camarades}": the reader's first name, or what is said without one. */
const PERSONAL = /( ?)\{ *(?:prénom|prenom|first ?name) *(?:\| *([^{}|]*?) *)?\}/giu;

const hex = (text: string) => Buffer.from(text).toString("hex");

/**
 * A text with slots where readers stand. The space before a name without another word for it goes with it: "Bonjour
 * {prénom}," is "Bonjour," to somebody whose name nobody knows.
 */
export const withSlots = (text: string): string =>
  text.replace(PERSONAL, (_, space: string, otherwise = "") => slot(`first.${space ? 1 : 0}.${hex(otherwise)}`));

/** The text as somebody without a name reads it: for what is shown to everybody. */
export const withoutNames = (text: string): string =>
  text.replace(PERSONAL, (_, space: string, otherwise = "") => (otherwise ? space + otherwise : ""));

/** A text per language without anybody's name. */
export const openTexts = (json: unknown): LocalText =>
  Object.fromEntries(Object.entries(localText(json)).map(([locale, text]) => [locale, withoutNames(text)]));

/** Names that nothing stands in for and that something must: at the start of a line, or of a sentence. */
export const unnamed = (text: string): boolean =>
  [...text.matchAll(PERSONAL)].some(({ 1: space, 2: otherwise, index }) => {
    const before = text.slice(0, index);
    return !otherwise && (!space || /(^|[\n.!?…#>*_-])$/.test(before));
  });

/** Whether a text speaks to readers by their name. */
export const isPersonal = (text: string): boolean => text.search(PERSONAL) >= 0;

/** Whom a copy is for. `meUrl` is their own page, `oneClickUrl` ends what the message belongs to (RFC 8058). */
export type IssueReader = { name: string | null; meUrl: string; oneClickUrl: string };

/** What fills an issue's slots for one reader. */
export function issueValues({ name, meUrl, oneClickUrl }: IssueReader): Values {
  const first = name?.trim().split(/\s+/)[0] ?? "";
  return (slotName) => {
    if (slotName === "meUrl") return meUrl;
    if (slotName === "oneClickUrl") return oneClickUrl;
    const [, space, code = ""] = /^first\.([01])\.([0-9a-f]*)$/.exec(slotName) ?? [];
    if (space === undefined) return "";
    const said = first || Buffer.from(code, "hex").toString();
    return said && `${space === "1" ? " " : ""}${said}`;
  };
}

/** Where an issue stands at the desk. */
export const ISSUE_STATES = ["draft", "scheduled", "leaving", "sent", "deleted"] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

type Times = Record<"scheduledAt" | "finishedAt" | "stoppedAt" | "deletedAt", Date | null>;

/** The state of an issue at `now`; one that was stopped counts as sent: nothing more leaves. */
export function issueState({ scheduledAt, finishedAt, stoppedAt, deletedAt }: Times, now: Date): IssueState {
  if (deletedAt) return "deleted";
  if (!scheduledAt) return "draft";
  if (scheduledAt > now) return "scheduled";
  return finishedAt || stoppedAt ? "sent" : "leaving";
}

/** The `where` of the issues in a state at `now`; "all" leaves out what was thrown away. */
export const issuesIn = (state: IssueState | "all", now: Date) =>
  ({
    all: { deletedAt: null },
    draft: { deletedAt: null, scheduledAt: null },
    scheduled: { scheduledAt: { gt: now }, stoppedAt: null },
    leaving: { scheduledAt: { lte: now }, finishedAt: null, stoppedAt: null },
    sent: { scheduledAt: { lte: now }, OR: [{ finishedAt: { not: null } }, { stoppedAt: { not: null } }] },
    deleted: { deletedAt: { not: null } },
  })[state];
