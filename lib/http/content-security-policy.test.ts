import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contentSecurityPolicy, scriptHashes } from "./content-security-policy";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const html = (...scripts: string[]) =>
  `<html><body>${scripts.map((body) => `<script>${body}</script>`).join("")}</body>`;

test("Next's own inline scripts are vouched for by their hash", () => {
  const first = "(self.__next_f=self.__next_f||[]).push([0])";
  const data = 'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n"])';
  const withForm = `${first};self.__next_f.push([2,["state","key",{"errors":{"code":"x"}}]])`;
  for (const each of [first, data, withForm])
    expect(scriptHashes(html(each))).toEqual({ sources: [hash(each)], unknown: 0 });
});

test("files and data are no inline scripts", () => {
  const page = '<script src="/a.js"></script><script type="application/ld+json">{"a":1}</script>';
  expect(scriptHashes(page)).toEqual({ sources: [], unknown: 0 });
});

test.each([
  "alert(1)",
  "self.__next_f.push([1,alert(1)])",
  'self.__next_f.push([1,"a"]);alert(1);self.__next_f.push([2])',
  'self.__next_f.push([1,"a"]),alert([1])',
  "$RC=alert;$RC(1)",
  '$RC("B:0",alert(1))',
  "(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([2,alert(1)])",
  "(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([2]),alert([2,1])",
])("a smuggled script stays blocked: %s", (body) => {
  expect(scriptHashes(html(body))).toEqual({ sources: [], unknown: 1 });
});

test("no third party, no inline style on public pages, no upgrade on plain http", () => {
  const policy = contentSecurityPolicy("public", [hash("x")], false);
  expect(policy).toContain(`script-src 'self' ${hash("x")};`);
  expect(policy).toContain("style-src 'self';");
  for (const part of ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'", "object-src 'none'"])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/unsafe|https?:|upgrade-insecure-requests/);
  expect(contentSecurityPolicy("public", [], true)).toContain("upgrade-insecure-requests");
  expect(contentSecurityPolicy("desk", [], false)).toContain("style-src 'self' 'unsafe-inline'");
});
