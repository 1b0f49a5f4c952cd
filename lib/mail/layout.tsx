import type { CSSProperties, ReactNode } from "react";
import { Body, Button, Container, Head, Heading, Html, Link, Section, Text } from "react-email";
import { urlIn } from "../i18n/paths";
import { translator } from "../i18n/translator";
import type { Locale } from "../local-text";
import { beginning } from "./skeletons/slots";

/** Whose mail it is: the collective's name and its accent on paper and at night. */
export type MailBrand = { name: string; accent: string; accentDark: string };

const PAPER = "#fbf8f1";
const INK = "#16130f";
const SOFT = "#55504a";
const HAIR = "#ddd6c9";
const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MONO = "ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace";

const text: CSSProperties = { margin: "0 0 16px", fontSize: "16px", lineHeight: "25px", color: INK };
const soft: CSSProperties = { ...text, margin: "0 0 12px", lineHeight: "24px", color: SOFT };
const heavy: CSSProperties = { margin: 0, fontWeight: 800, letterSpacing: "-0.02em", color: INK };

/** Colours of a group are checked when they are chosen; here only that they are colours. */
const colour = (given: string, otherwise: string) => (/^#[0-9a-f]{6}$/i.test(given) ? given : otherwise);

/** The night's ink: mail programs that know it swap colours, the others show paper. */
const nightStyles = (brand: MailBrand) => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  body, body > table, body > table td, .paper { background-color: #151310 !important; }
  .ink, .ink a { color: #f4efe5 !important; }
  .soft, .soft a { color: #b8b0a4 !important; }
  .rule { border-color: #f4efe5 !important; }
  .hair { border-color: #37322b !important; }
  .action { background-color: ${colour(brand.accentDark, "#ff8a75")} !important; color: #1b0b08 !important; }
}`;

/** As much as a list of mails shows; most show less than half of it. */
const MAX_PREHEADER = 200;
const USUAL_PREHEADER = 90;

/** What a list of mails shows beside the subject, then nothing that can be seen, so that it does not read on. */
const Preheader = ({ children: text }: { children: string }) => (
  <div style={{ display: "none", overflow: "hidden", maxHeight: 0, maxWidth: 0, opacity: 0 }} data-skip-in-text>
    {beginning(text, MAX_PREHEADER) + "\u00a0\u200c".repeat(Math.max(0, USUAL_PREHEADER - text.length))}
  </div>
);

type LayoutProps = {
  locale: Locale;
  brand: MailBrand;
  preheader: string;
  title: string;
  /** Why the reader gets this mail. */
  why: string;
  /** Their own page, where they change or erase everything; only in mails to those who proved their address. */
  ownPage?: string;
  children: ReactNode;
};

/** One mail: ink on paper, one column, the collective's name under a thick rule, why it was sent at the end. */
export function MailLayout({ locale, brand, preheader, title, why, ownPage, children }: LayoutProps) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{nightStyles(brand)}</style>
      </Head>
      <Body
        lang={locale}
        className="paper"
        style={{ margin: 0, padding: 0, backgroundColor: PAPER, fontFamily: FONTS }}
      >
        <Preheader>{preheader}</Preheader>
        <Container className="paper" style={{ maxWidth: "600px", padding: "24px 20px 32px", backgroundColor: PAPER }}>
          <Section className="rule" style={{ borderBottom: `3px solid ${INK}` }}>
            <Text className="ink" style={{ ...heavy, fontSize: "20px", lineHeight: "24px", padding: "0 0 12px" }}>
              {brand.name}
            </Text>
          </Section>
          <Heading
            as="h1"
            className="ink"
            style={{ ...heavy, fontSize: "30px", lineHeight: "33px", margin: "28px 0 20px" }}
          >
            {title}
          </Heading>
          {children}
          <Footer locale={locale} why={why} ownPage={ownPage} />
        </Container>
      </Body>
    </Html>
  );
}

function Footer({ locale, why, ownPage }: Pick<LayoutProps, "locale" | "why" | "ownPage">) {
  const t = translator(locale, "mails");
  const home = urlIn(locale, "/");
  return (
    <Section className="hair" style={{ borderTop: `1px solid ${HAIR}`, marginTop: "32px", paddingTop: "16px" }}>
      <Soft>{why}</Soft>
      {ownPage && (
        <Soft>
          <TextLink href={ownPage}>{t("footer.page")}</TextLink>
        </Soft>
      )}
      <Soft>
        <TextLink href={urlIn(locale, "/privacy")}>{t("footer.privacy")}</TextLink>
      </Soft>
      <Soft>
        {t("footer.site")} <TextLink href={home}>{home}</TextLink>
      </Soft>
    </Section>
  );
}

/** A paragraph. */
export const P = ({ children, lang }: { children: ReactNode; lang?: Locale | undefined }) => (
  <Text className="ink" style={text} lang={lang}>
    {children}
  </Text>
);

/** What is worth saying, more quietly: same size, softer ink. */
export const Soft = ({ children }: { children: ReactNode }) => (
  <Text className="soft" style={soft}>
    {children}
  </Text>
);

/** A heading within a mail, under a rule as on a printed agenda. */
export const SubHeading = ({ children }: { children: ReactNode }) => (
  <Heading as="h2" className="ink" style={{ ...heavy, fontSize: "20px", lineHeight: "25px", margin: "28px 0 12px" }}>
    {children}
  </Heading>
);

type MatterProps = {
  label?: string;
  name: string;
  lang?: Locale;
  /** Where the name leads, when the mail's button leads elsewhere. */
  href?: string;
  /** What weighs as much as the name: when it is. */
  lead?: string;
  lines: string[];
};

const large: CSSProperties = { fontSize: "20px", lineHeight: "27px", fontWeight: 800, letterSpacing: "-0.01em" };

/** What a mail is about: under a thick rule, a label, its name in large letters, then its lines. */
export const Matter = ({ label, name, lang, href, lead, lines }: MatterProps) => (
  <Section className="rule" style={{ borderTop: `2px solid ${INK}`, margin: "20px 0 4px", paddingTop: "14px" }}>
    <Text className="ink" style={text}>
      {label && (
        <>
          <span className="soft" style={{ fontWeight: 700, color: SOFT }}>
            {label}
          </span>
          <br />
        </>
      )}
      <strong style={large} lang={lang}>
        {href ? <TextLink href={href}>{name}</TextLink> : name}
      </strong>
      {lead && (
        <>
          <br />
          <span style={{ ...large, fontWeight: 400 }}>{lead}</span>
        </>
      )}
      {lines.map((line) => (
        <span key={line}>
          <br />
          {line}
        </span>
      ))}
    </Text>
  </Section>
);

/** The one button of a mail; it says what happens. */
export function Action({ brand, href, children }: { brand: MailBrand; href: string; children: string }) {
  const accent = colour(brand.accent, "#c4281a");
  const style = { backgroundColor: accent, color: "#ffffff", fontSize: "17px", fontWeight: 700, padding: "15px 22px" };
  return (
    <Section style={{ margin: "24px 0" }}>
      <Button href={href} className="action" style={style}>
        {children}
      </Button>
    </Section>
  );
}

/** Six digits to type: large, in two groups for the eye and in one piece for who copies it. */
export const Code = ({ code }: { code: string }) => (
  <Text className="ink rule" style={{ ...text, border: `2px solid ${INK}`, padding: "16px", textAlign: "center" }}>
    <strong style={{ fontFamily: MONO, fontSize: "32px", lineHeight: "36px", letterSpacing: "0.08em" }}>
      <span style={{ marginRight: "0.3em" }}>{code.slice(0, 3)}</span>
      {code.slice(3)}
    </strong>
  </Text>
);

/** Numbered steps. */
export const Steps = ({ steps }: { steps: string[] }) => (
  <ol className="ink" style={{ ...text, paddingLeft: "24px" }}>
    {steps.map((step) => (
      <li key={step} style={{ margin: "0 0 8px" }}>
        {step}
      </li>
    ))}
  </ol>
);

/** A link within text. */
export const TextLink = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} style={{ color: "inherit", textDecoration: "underline" }}>
    {children}
  </Link>
);
