import { expect, test } from "vitest";
import { parseSender } from "@/lib/addresses";
import { rereadEnv } from "@/lib/env";
import { refusalOf } from "./refusal";
import { type CliKey, words } from "./words.mjs";

/** Why a start with this setting goes no further; null when it does. */
function refusalWith(setting: string, given: string) {
  const before = process.env[setting];
  process.env[setting] = given;
  try {
    rereadEnv();
    return null;
  } catch (error) {
    return refusalOf(error, "/data");
  } finally {
    process.env[setting] = before ?? "";
    rereadEnv();
  }
}

test.each([
  ["SMTP_URL", "mail.example.org", "smtp_setting_invalid"],
  ["SMTP_URL", "smtp://", "smtp_setting_invalid"],
  ["SMTP_URL", "https://mail.example.org", "smtp_setting_invalid"],
  ["SMTP_URL", "smtp://lucie:se#cret@mail.example.org", "smtp_setting_invalid"],
  ["SMTP_URL", "smtp://lucie:12#secret@mail.example.org", "smtp_setting_invalid"],
  ["SMTP_URL", "smtp://lucie:12/secret@mail.example.org", "smtp_setting_invalid"],
  ["SMTP_URL", "smtp://lucie:secret%@mail.example.org", "smtp_setting_invalid"],
  ["DATABASE_URL", "mysql://lucie:secret@db.example.org/cortege", "database_setting_invalid"],
  ["MAIL_FROM", "Les Lucioles", "mail_from_invalid"],
  ["MAIL_FROM", "Les Lucioles <bonjour>", "mail_from_invalid"],
  ["MAIL_FROM", "a@example.org, b@example.org", "mail_from_invalid"],
  ["PORT", "many", "setting_invalid"],
])("%s=%s is refused at the start, in one sentence that repeats no password", (setting, given, key) => {
  const refusal = refusalWith(setting, given);
  expect(refusal?.key).toBe(key);
  const sentence = words(key as CliKey, refusal?.values);
  expect(sentence).not.toMatch(/secret|[{}]/);
  expect(JSON.stringify(refusal?.values)).not.toContain("secret");
  if (key !== "smtp_setting_invalid" && key !== "database_setting_invalid") expect(sentence).toContain(given);
});

test("the settings of a mailbox as its provider writes them are taken", () => {
  for (const url of ["smtp://mail.example.org", "smtps://lucie%40example.org:s%23cret@mail.example.org:465/?pool=true"])
    expect(refusalWith("SMTP_URL", url)).toBeNull();
  for (const from of [
    "bonjour@example.org",
    "Les Lucioles <bonjour@example.org>",
    '"Lucioles, Paris" <noreply@localhost>',
  ])
    expect(parseSender(from)).not.toBeNull();
  expect(parseSender('"Lucioles, Paris" <a@example.org>')).toEqual({
    name: "Lucioles, Paris",
    address: "a@example.org",
  });
});
