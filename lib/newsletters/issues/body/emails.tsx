import type { FootnoteDefinition, List, Paragraph, PhrasingContent, RootContent, Table } from "mdast";
import { type CSSProperties, createElement, Fragment, type ReactNode } from "react";
import { Hr, Img, Section, Text } from "react-email";
import type { EmbedCard } from "@/lib/embeds/html";
import { Action, type MailBrand, Matter, Soft, SubHeading } from "@/lib/mail/layout";
import { buttonOf, cardOf, isAllowedLink, isOwnPath } from "@/lib/rich-text/nodes";
import { asTree } from "@/lib/rich-text/to-doc";
import { withSlots } from "../rules";

/** What a text is shown with: where own paths lead, what it names as cards, whose accent its buttons have. */
export type Shown = { origin: string; cards: Readonly<Record<string, EmbedCard>>; brand: MailBrand };

const INK = "#16130f";
const TEXT: CSSProperties = { margin: "0 0 16px", fontSize: "16px", lineHeight: "25px", color: INK };
const LIST: CSSProperties = { ...TEXT, paddingLeft: "24px" };
const QUOTE: CSSProperties = { borderLeft: `3px solid ${INK}`, margin: "0 0 16px", paddingLeft: "16px" };
const RULE: CSSProperties = { borderTop: "1px solid #ddd6c9", margin: "24px 0" };
const CELL: CSSProperties = { ...TEXT, margin: 0, padding: "4px 12px 4px 0", textAlign: "left" };

/** Pieces one after the other. */
const all = (pieces: readonly ReactNode[]) => createElement(Fragment, null, ...pieces);

/** Markdown as a mail shows it: the same signs as on the site, whole addresses, readers' names as slots. */
export function IssueBody({ markdown, ...shown }: Shown & { markdown: string }) {
  const { children } = asTree(markdown);
  const notes = children.filter((node) => node.type === "footnoteDefinition");
  return (
    <>
      {all(children.map((node) => block(node, shown, true)))}
      {notes.length ? <Notes notes={notes} shown={shown} /> : null}
    </>
  );
}

function Notes({ notes, shown }: { notes: readonly FootnoteDefinition[]; shown: Shown }) {
  return (
    <>
      <Hr className="hair" style={RULE} />
      {all(
        notes.map(({ label, identifier, children }) => (
          <Soft key={identifier}>
            [{label ?? identifier}]{" "}
            {all(children.map((child) => (child.type === "paragraph" ? inlines(child.children, shown) : null)))}
          </Soft>
        )),
      )}
    </>
  );
}

function block(node: RootContent, shown: Shown, isTop = false): ReactNode {
  switch (node.type) {
    case "paragraph":
      return alone(node, shown, isTop) ?? <Paragraphed>{inlines(node.children, shown)}</Paragraphed>;
    case "heading":
      return <SubHeading>{inlines(node.children, shown)}</SubHeading>;
    case "blockquote":
      return (
        <Section className="rule" style={QUOTE}>
          {all(node.children.map((child) => block(child, shown)))}
        </Section>
      );
    case "list":
      return list(node, shown);
    case "thematicBreak":
      return <Hr className="hair" style={RULE} />;
    case "code":
      return (
        <Paragraphed>
          <code style={{ whiteSpace: "pre-wrap" }}>{withSlots(node.value)}</code>
        </Paragraphed>
      );
    case "table":
      return table(node, shown);
    default:
      return null;
  }
}

const Paragraphed = ({ children }: { children: ReactNode }) => (
  <Text className="ink" style={TEXT}>
    {children}
  </Text>
);

/** The one thing in a paragraph that is more than words: a button, a card, a picture. */
function alone({ children: [only, ...more] }: Paragraph, shown: Shown, isTop: boolean): ReactNode {
  if (!only || more.length) return null;
  if (only.type === "image") return picture(only, shown);
  if (only.type !== "link" || !isTop) return null;
  const label = buttonOf(only);
  const to = addressOf(only.url, shown);
  if (label && to)
    return (
      <Action brand={shown.brand} href={to}>
        {withSlots(label)}
      </Action>
    );
  const named = only.title ? null : cardOf(only.url);
  const card = named && shown.cards[`${named.kind}/${named.slug}`];
  return card ? <Card card={card} origin={shown.origin} /> : null;
}

function Card({ card: { href, title, lang, about, picture }, origin }: { card: EmbedCard; origin: string }) {
  const width = picture?.widths.toSorted((a, b) => a - b).find((each) => each >= 480) ?? picture?.widths[0];
  return (
    <>
      {picture ? (
        <Img src={`${origin}${picture.path}-${width}.webp`} alt="" width="100%" style={{ maxWidth: "560px" }} />
      ) : null}
      <Matter name={title} href={`${origin}${href}`} lines={[...about]} {...(lang && { lang: lang as "fr" | "en" })} />
    </>
  );
}

type Image = { url: string; alt?: string | null; title?: string | null };

/** Pictures come from here: another's would tell its owner who reads, and when. It becomes a link. */
function picture({ url, alt, title }: Image, shown: Shown): ReactNode {
  if (!isOwnPath(url)) return <Paragraphed>{link(url, alt || url, shown)}</Paragraphed>;
  return (
    <>
      <Img
        src={`${shown.origin}${url}`}
        alt={alt ?? ""}
        width="100%"
        style={{ maxWidth: "560px", margin: "0 0 8px" }}
      />
      {title ? <Soft>{title}</Soft> : null}
    </>
  );
}

function list(node: List, shown: Shown): ReactNode {
  const items = node.children.map(({ checked, children }) => (
    <li key={children[0]?.position?.start.offset} style={{ margin: "0 0 6px" }}>
      {checked === true ? "☑ " : checked === false ? "☐ " : null}
      {all(
        children.map((child) => (child.type === "paragraph" ? inlines(child.children, shown) : block(child, shown))),
      )}
    </li>
  ));
  if (!node.ordered)
    return (
      <ul style={LIST} className="ink">
        {items}
      </ul>
    );
  return (
    <ol style={LIST} className="ink" start={node.start ?? 1}>
      {items}
    </ol>
  );
}

function table({ children: [head, ...rows] }: Table, shown: Shown): ReactNode {
  const cells = (row: Table["children"][number] | undefined, kind: "th" | "td") =>
    all(
      (row?.children ?? []).map(({ children }) =>
        createElement(kind, { style: CELL, className: "ink" }, inlines(children, shown)),
      ),
    );
  return (
    <table style={{ margin: "0 0 16px" }}>
      <thead>
        <tr>{cells(head, "th")}</tr>
      </thead>
      <tbody>{all(rows.map((row) => createElement("tr", null, cells(row, "td"))))}</tbody>
    </table>
  );
}

/** Where a link leads from a mailbox; null for a place on the page, and for what may be no link. */
function addressOf(href: string, { origin }: Shown): string | null {
  if (!isAllowedLink(href) || href.startsWith("#")) return null;
  return isOwnPath(href) ? `${origin}${href}` : href;
}

function link(href: string, children: ReactNode, shown: Shown): ReactNode {
  const to = addressOf(href, shown);
  if (!to) return children;
  return (
    <a href={to} style={{ color: "inherit", textDecoration: "underline" }}>
      {children}
    </a>
  );
}

const inlines = (nodes: readonly PhrasingContent[], shown: Shown): ReactNode =>
  all(nodes.map((node) => inline(node, shown)));

function inline(node: PhrasingContent, shown: Shown): ReactNode {
  switch (node.type) {
    case "text":
      return withSlots(node.value);
    case "inlineCode":
      return <code>{withSlots(node.value)}</code>;
    case "strong":
      return <strong>{inlines(node.children, shown)}</strong>;
    case "emphasis":
      return <em>{inlines(node.children, shown)}</em>;
    case "delete":
      return <s>{inlines(node.children, shown)}</s>;
    case "link":
      return link(node.url, inlines(node.children, shown), shown);
    case "linkReference":
      return inlines(node.children, shown);
    case "image":
      return isOwnPath(node.url) ? (node.alt ?? "") : link(node.url, node.alt || node.url, shown);
    case "break":
      return <br />;
    case "footnoteReference":
      return <sup>[{node.label ?? node.identifier}]</sup>;
    default:
      return null;
  }
}
