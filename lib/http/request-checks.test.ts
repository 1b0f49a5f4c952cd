import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import { checkRequest, limitWaiting } from "./request-checks";

test("a connection that waits too long is closed; only one that began to ask is told why", async () => {
  const server = createServer({ connectionsCheckingInterval: 20 }, (_, response) => response.end("asked"));
  limitWaiting(server, 100);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const toldOn = (sent: string) =>
    new Promise<string>((resolve, reject) => {
      let told = "";
      const socket = connect(port, "127.0.0.1", () => sent && socket.write(sent));
      socket.on("data", (bytes) => {
        told += bytes;
      });
      socket.on("close", () => resolve(told)).on("error", reject);
    });
  expect(await Promise.all([toldOn(""), toldOn("GET / HT")])).toEqual([
    "",
    expect.stringMatching(/^HTTP\/1\.1 400 Bad Request\r\n/),
  ]);
  server.close();
});

test.each([
  ["no JSON", "%5B%22"],
  ["no page", encodeURIComponent('{"children":1}')],
  ["more than a page can be", encodeURIComponent(JSON.stringify(["", {}, "x".repeat(50_000)]))],
])("what a browser says it shows is refused when it is %s", (_, state) => {
  const asked = (header?: string) =>
    checkRequest({
      method: "GET",
      url: "/",
      headers: header === undefined ? {} : { "next-router-state-tree": header },
    } as unknown as IncomingMessage);
  expect(asked(state)).toBe(400);
  expect(asked(encodeURIComponent(JSON.stringify(["", { children: ["__PAGE__", {}] }])))).toBeNull();
  expect(asked()).toBeNull();
});
