/** Mails that come back, as servers write them; addresses are invented. `to` is where it comes to, `id` our Message-ID. */
export type Ours = { to: string; id: string };

const ours = ({ id }: Ours) => `From: Les Lucioles <lettre@lucioles.example>
To: zoe@exemple.fr
Subject: =?utf-8?Q?La_lettre_de_d=C3=A9cembre?=
Message-ID: ${id}
Date: Sun, 22 Nov 2026 08:00:00 +0000
List-Unsubscribe: <https://lucioles.example/x>`;

const multipart = (mail: Ours, from: string, parts: [type: string, text: string][], kind = "delivery-status") =>
  Buffer.from(
    `Return-Path: <>
Delivered-To: ${mail.to}
From: ${from}
To: ${mail.to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=${kind};
	boundary="9B095B5ADC/mail.exemple.fr"

This is a MIME-encapsulated message.

${parts.map(([type, text]) => `--9B095B5ADC/mail.exemple.fr\nContent-Type: ${type}\n\n${text}\n`).join("\n")}
--9B095B5ADC/mail.exemple.fr--
`.replaceAll("\n", "\r\n"),
  );

const dsn = (mail: Ours, from: string, said: string, fields: string, headersOnly = true) =>
  multipart(mail, from, [
    ["text/plain; charset=us-ascii", said],
    ["message/delivery-status", fields],
    headersOnly ? ["text/rfc822-headers", ours(mail)] : ["message/rfc822", `${ours(mail)}\n\nBonjour Zoé,\n`],
  ]);

/** Postfix, with a diagnosis over two lines. */
export const postfix = (
  mail: Ours,
  status = "5.1.1",
  said = "550 5.1.1 <zoe@exemple.fr>: Recipient address rejected",
) =>
  dsn(
    mail,
    "MAILER-DAEMON@mail.lucioles.example (Mail Delivery System)",
    "I'm sorry to have to inform you that your message could not be delivered (5.7.1 is not meant).",
    `Reporting-MTA: dns; mail.lucioles.example
X-Postfix-Queue-ID: 9B095B5ADC
X-Postfix-Sender: rfc822; lettre@lucioles.example
Arrival-Date: Sun, 22 Nov 2026 08:00:01 +0000 (UTC)

Final-Recipient: rfc822; zoe@exemple.fr
Original-Recipient: rfc822;zoe@exemple.fr
Action: failed
Status: ${status}
Remote-MTA: dns; mx.exemple.fr
Diagnostic-Code: smtp; ${said}
    User unknown in virtual mailbox table`,
  );

/** Exim says 5.0.0 of everything; the diagnosis knows more. */
export const exim = (mail: Ours, said = "550 5.1.1 The email account that you tried to reach does not exist") =>
  dsn(
    mail,
    "Mail Delivery System <Mailer-Daemon@mail.lucioles.example>",
    "This message was created automatically by mail delivery software.",
    `Reporting-MTA: dns; mail.lucioles.example

Action: failed
Final-Recipient: rfc822;zoe@exemple.fr
Status: 5.0.0
Remote-MTA: dns; mx.exemple.fr
Diagnostic-Code: smtp; ${said}`,
    false,
  );

/** Exchange Online: no address in the pool, in its own words. */
export const exchange = (mail: Ours) =>
  dsn(
    mail,
    "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@exemple.onmicrosoft.com>",
    "Votre message n'a pas pu etre remis.",
    `Reporting-MTA: dns;PR3PR01MB6543.eurprd01.prod.exchangelabs.com
Received-From-MTA: dns;mail.lucioles.example
Arrival-Date: Sun, 22 Nov 2026 08:00:01 +0000

Final-Recipient: rfc822;zoe@exemple.fr
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup
X-Display-Name: zoe`,
    false,
  );

/** Gmail: a mailbox over its quota, as a 4.x.x that was given up. */
export const gmail = (mail: Ours) =>
  dsn(
    mail,
    "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
    "The recipient's inbox is out of storage space. 192.0.2.5 is no status.",
    `Reporting-MTA: dns; googlemail.com
Arrival-Date: Sun, 22 Nov 2026 00:00:01 -0800 (PST)
X-Original-Message-ID: ${mail.id}

Final-Recipient: rfc822; zoe@exemple.fr
Action: failed
Status: 4.2.2
Remote-MTA: dns; gmail-smtp-in.l.google.com. (192.0.2.5, the server for the domain exemple.fr.)
Diagnostic-Code: smtp; 452-4.2.2 The recipient's inbox is out of storage space.
Last-Attempt-Date: Sun, 22 Nov 2026 00:00:02 -0800 (PST)`,
    false,
  );

export const orange = (mail: Ours) =>
  exim(mail, "550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_416 [416]");
export const free = (mail: Ours) => postfix(mail, "5.2.1", "550 5.2.1 This mailbox has been blocked due to inactivity");
/** What a policy refuses says nothing of the address. */
export const blocked = (mail: Ours) =>
  postfix(mail, "5.7.1", "554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using a list");

/** Still being tried. */
export const delayed = (mail: Ours) =>
  dsn(
    mail,
    "MAILER-DAEMON@mail.lucioles.example",
    "This is a warning only.",
    `Reporting-MTA: dns; mail.lucioles.example

Final-Recipient: rfc822; zoe@exemple.fr
Action: delayed
Status: 4.4.1
Will-Retry-Until: Fri, 27 Nov 2026 08:00:01 +0000`,
  );

/** A server that leaves out the action, and puts an empty line with spaces between its groups. */
export const careless = (mail: Ours) =>
  dsn(mail, "postmaster", "??", "Reporting-MTA: dns; x\n  \nfinal-recipient:zoe@exemple.fr\nSTATUS : 5.1.1 (bad)");

/** A report that says nothing at all. */
export const empty = (mail: Ours) => dsn(mail, "postmaster", "??", "");

/** A reader pressed "this is spam" (ARF). */
export const complaint = (mail: Ours, kind = "abuse") =>
  multipart(
    mail,
    "complaints@fbl.exemple.fr",
    [
      ["text/plain", "This is an email abuse report for a message received from 192.0.2.9"],
      [
        "message/feedback-report",
        `Feedback-Type: ${kind}
User-Agent: Exemple-FBL/1.0
Version: 1
Original-Mail-From: <lettre@lucioles.example>
Original-Rcpt-To: <someone.else@exemple.fr>`,
      ],
      ["message/rfc822", `${ours(mail)}\n\nBonjour Zoé,\n`],
    ],
    "feedback-report",
  );

/** Somebody is away: no report. */
export const vacation = ({ to, id }: Ours) =>
  Buffer.from(
    `From: zoe@exemple.fr\r\nTo: ${to}\r\nIn-Reply-To: ${id}\r\nAuto-Submitted: auto-replied\r\nSubject: Absente\r\n\r\n550 5.1.1 De retour lundi.\r\n`,
  );
