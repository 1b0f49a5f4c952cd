import type { ReactElement } from "react";
import { render, toPlainText } from "react-email";
import type { MailContent } from "./message";

/** What a formatter of html-to-text gets; the package brings no types of its own. */
type Element = { attribs: { href?: string }; children: unknown[] };
type Builder = {
  openBlock(options: { leadingLineBreaks: number }): void;
  addLineBreak(): void;
  addInline(text: string, options: { noWordTransform: boolean }): void;
  closeBlock(options: { trailingLineBreaks: number }): void;
};

const TEXT_PART = {
  wordwrap: false,
  formatters: {
    /** A button in plain text: what it does, then where, on a line of its own. */
    action(element: Element, walk: (children: unknown[], builder: Builder) => void, builder: Builder) {
      builder.openBlock({ leadingLineBreaks: 2 });
      walk(element.children, builder);
      builder.addLineBreak();
      builder.addInline(element.attribs.href ?? "", { noWordTransform: true });
      builder.closeBlock({ trailingLineBreaks: 2 });
    },
  },
  selectors: [
    { selector: "h1", options: { uppercase: false } },
    { selector: "h2", options: { uppercase: false } },
    // Angle brackets end an address for certain, a parenthesis may belong to it (RFC 3986, appendix C).
    { selector: "a", options: { linkBrackets: ["<", ">"], hideLinkHrefIfSameAsText: true } },
    { selector: "a.action", format: "action" },
  ],
};

/** Clients that lack the narrow no-break space show a box in the list of mails, so a subject has the common one. */
const inSubject = (subject: string) => subject.replaceAll("\u202f", "\u00a0");

/** Makes the mail: HTML, and a text part that says the same. */
export async function renderMail(subject: string, mail: ReactElement): Promise<MailContent> {
  const html = await render(mail);
  return { subject: inSubject(subject), html, text: `${toPlainText(html, TEXT_PART).trim()}\n` };
}

const MAX_TITLE = 60;

/** A title short enough for a subject, cut between words. */
export function shortTitle(title: string): string {
  if (title.length <= MAX_TITLE) return title;
  return `${title.slice(0, MAX_TITLE - 1).replace(/\s+\S*$/, "")}…`;
}
