/** What a mail server's trouble says: its words and codes, no address and nothing of the mail. */
type SmtpError = { code?: string; responseCode?: number; response?: string; command?: string };

/** Whom a trouble is about: this mail for good, or the server, the network and our settings for now. */
export type Trouble = { about: "mail" | "server"; failure: string };

/** Steps of the dialogue that speak of this mail; a 5xx anywhere else (log-in, sender) speaks of our settings. */
const ABOUT_THIS_MAIL = /^(RCPT TO|DATA)/;
/** 503 bad sequence of commands, 530 log in first: whatever the step, not about this mail. */
const ABOUT_OUR_SETTINGS = new Set([503, 530]);

/** Reads what nodemailer threw ("EENVELOPE RCPT 550 5.1.1"). Null when it is not the server's doing: a bug, a full disk. */
export function readTrouble(error: unknown): Trouble | null {
  const { code, responseCode = 0, response = "", command = "" } = error as SmtpError;
  if (!code) return null;
  const detail = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0];
  const failure = [code, command.split(" ")[0], responseCode || "", detail].filter(Boolean).join(" ");
  const unmailable = code === "EENVELOPE" && !responseCode;
  const refused = responseCode >= 500 && !ABOUT_OUR_SETTINGS.has(responseCode) && ABOUT_THIS_MAIL.test(command);
  return { about: unmailable || refused ? "mail" : "server", failure };
}

/** Whether the server answered at all: then it has not got the mail, and we know. */
export const isAnswer = (error: unknown): boolean => Boolean((error as SmtpError).responseCode);
