import { encodeWords, foldLines } from "nodemailer/lib/mime-funcs";
import { encode, wrap } from "nodemailer/lib/qp";
import { newId } from "../../ids";
import { headerText, type MailContent } from "../message";
import { escaped, fillSlots, splitSlots, type Values } from "./slots";

/** A mail to many: its words with slots (lib/mail/skeletons/slots), its headers by name, slots allowed too. */
export type ManyMail = MailContent & { headers: readonly (readonly [name: string, value: string])[] };

/** Whether a header can hold a text as it is. */
export const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** RFC 2045: an encoded line has 76 signs at most. */
const LINE = 76;

const quoted = (text: string): string => wrap(encode(text.replace(/\r?\n/g, "\r\n")), LINE);

/** Words and slots of a part, the words encoded once; a soft break on both sides of a slot lets it stand on lines of its own. */
function partOf(text: string, encodeValue: (value: string) => string): (values: Values) => string {
  const pieces = splitSlots(text).map((piece, place) => (place % 2 ? piece : quoted(piece)));
  return (values) =>
    pieces
      .map((piece, place) => {
        if (place % 2 === 0) return piece;
        const value = quoted(encodeValue(values(piece)));
        return value ? `=\r\n${value}=\r\n` : "";
      })
      .join("");
}

/**
 * A header of one line, or folded; words that are not ASCII are encoded (RFC 2047). What is ASCII stays as it is: the
 * quotes around a name (RFC 5322) would become part of the name.
 */
function headerOf(name: string, value: string): string {
  const text = headerText(value);
  return `${foldLines(`${name}: ${isPlain(text) ? text : encodeWords(text, "Q", 52)}`, LINE)}\r\n`;
}

function headersOf(headers: ManyMail["headers"]): (values: Values) => string {
  const pieces = headers.map(([name, value]) => {
    if (splitSlots(value).length > 1) return (values: Values) => headerOf(name, fillSlots(value, values));
    const same = headerOf(name, value);
    return () => same;
  });
  return (values) => pieces.map((piece) => piece(values)).join("");
}

/**
 * A mail to many, made ready once: what is the same for everybody is encoded now, and the function it gives makes one
 * reader's mail of their values: all its bytes, CRLF at line ends, 7 bits, without a trace of another reader.
 */
export function skeletonOf(mail: ManyMail): (values: Values) => { headers: string; body: string } {
  const boundary = `part-${newId()}`;
  const headers = headersOf([...mail.headers, ["Subject", mail.subject], ["MIME-Version", "1.0"]]);
  const type = `Content-Type: multipart/alternative;\r\n boundary="${boundary}"\r\n`;
  const head = (type: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
  const text = partOf(mail.text, (value) => value);
  const html = partOf(mail.html, escaped);
  return (values) => ({
    headers: headers(values) + type,
    body: `${head("text/plain")}${text(values)}\r\n${head("text/html")}${html(values)}\r\n--${boundary}--\r\n`,
  });
}
