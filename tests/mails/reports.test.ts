import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rereadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { readReport } from "@/lib/mail/bounces/reports";
import { returnPath } from "@/lib/mail/bounces/return-path";
import { failureSays, saysOfAddress } from "@/lib/mail/bounces/rules";
import { publicHost } from "@/lib/mail/message";
import * as returned from "./returned";

const deliveryId = newId();
const settings = (address: string) => {
  process.env.BOUNCE_ADDRESS = address;
  rereadEnv();
};
beforeAll(() => settings("retours@lucioles.example"));
afterAll(() => settings(""));

const verp = (id = deliveryId): returned.Ours => ({ to: returnPath(id), id: "<none@exemple.fr>" });
const named = (id = deliveryId): returned.Ours => ({ to: "retours@lucioles.example", id: `<${id}@${publicHost()}>` });

describe("what servers send back is read", () => {
  test.each([
    ["Postfix", returned.postfix, "5.1.1"],
    ["Exim", returned.exim, "5.1.1"],
    ["Exchange", returned.exchange, "5.1.10"],
    ["Gmail", returned.gmail, "4.2.2"],
    ["Orange", returned.orange, "5.1.1"],
    ["Free", returned.free, "5.2.1"],
    ["a block list", returned.blocked, "5.7.1"],
    ["a careless server", returned.careless, "5.1.1"],
  ])("by %s", async (_, sample, status) => {
    const bounce = { about: "bounce", deliveryId, status };
    expect(await readReport(sample(verp()))).toEqual(bounce);
    expect(await readReport(sample(named()))).toEqual(bounce);
  });

  test("complaints too, but not that one is taken back", async () => {
    expect(await readReport(returned.complaint(verp()))).toEqual({ about: "complaint", deliveryId });
    expect(await readReport(returned.complaint(named()))).toEqual({ about: "complaint", deliveryId });
    expect(await readReport(returned.complaint(named(), "not-spam"))).toEqual({ about: "passing" });
  });

  test("a delay asks for nothing; an answer, an empty report and rubbish are left to people", async () => {
    expect(await readReport(returned.delayed(verp()))).toEqual({ about: "passing" });
    const others = [returned.vacation(named()), returned.empty(verp()), Buffer.from("\0\xff--"), Buffer.alloc(0)];
    for (const raw of others) expect(await readReport(raw)).toEqual({ about: "unknown" });
  });

  test("in pieces, or with any of its bytes changed, it never throws", async () => {
    const whole = returned.postfix(verp());
    for (let size = 0; size < whole.length; size += 37) await readReport(whole.subarray(0, size));
    for (let at = 0; at < whole.length; at += 41) await readReport(Buffer.from(whole).fill(0, at, at + 3));
  });
});

describe("whose mail it was", () => {
  test("is told by an address that only we can make, whatever its case", async () => {
    const { to, id } = verp();
    const shouting = { to: to.toUpperCase(), id };
    expect(await readReport(returned.postfix(shouting))).toMatchObject({ about: "bounce", deliveryId });
    const forged = { to: to.replace(/.(?=@)/, (last) => (last === "0" ? "1" : "0")), id };
    expect(await readReport(returned.postfix(forged))).toEqual({ about: "unknown" });
  });

  test("is not told by a Message-ID of another host, nor by one outside of what was handed back", async () => {
    const elsewhere = { to: "retours@lucioles.example", id: `<${deliveryId}@autre.example>` };
    expect(await readReport(returned.postfix(elsewhere))).toEqual({ about: "unknown" });
    const own = returned.postfix({ ...elsewhere, id: "<none@exemple.fr>" }).toString();
    const planted = own.replace("Subject:", `Message-ID: <${deliveryId}@${publicHost()}>\r\nSubject:`);
    expect(await readReport(Buffer.from(planted))).toEqual({ about: "unknown" });
  });
});

test("only what speaks of the address counts against it", () => {
  const gone = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];
  const trouble = ["5.2.2", "4.2.2", "5.0.0", "4.4.1", "5.4.4", "5.1.0", "4.1.1", "5.3.0"];
  const innocent = ["5.7.1", "4.7.1", "5.7.26", "5.6.0", "5.5.2", "5.1.8", "5.1.7", "5.2.3", "5.3.4", "2.0.0", ""];
  expect(gone.map(saysOfAddress)).toEqual(gone.map(() => "gone"));
  expect(trouble.map(saysOfAddress)).toEqual(trouble.map(() => "trouble"));
  expect(innocent.map(saysOfAddress)).toEqual(innocent.map(() => null));
});

test.each([
  ["EENVELOPE RCPT 550 5.1.1", "gone"],
  ["EENVELOPE RCPT 550", "trouble"],
  ["EENVELOPE RCPT 452 4.2.2", "trouble"],
  ["EENVELOPE RCPT 550 5.7.1", null],
  ["EMESSAGE DATA 554", null],
  ["ESOCKET", null],
  ["address refused here", null],
])("of a refusal while sending: %s", (failure, says) => {
  expect(failureSays(failure)).toBe(says);
});
