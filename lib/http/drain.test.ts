import { Agent, createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { drainable } from "./drain";

test("a server that ends answers what is in flight, takes nothing new, and waits for no idle connection", async () => {
  const server = createServer((request, response) => {
    if (request.url === "/slow") setTimeout(() => response.end("whole"), 300);
    else response.end("quick");
  });
  const drain = drainable(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const ask = (path: string) =>
    new Promise<string>((resolve, reject) => {
      get({ port, path, agent }, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => resolve(text));
      }).on("error", reject);
    });
  await ask("/quick"); // leaves an idle connection behind
  const slow = ask("/slow");
  await new Promise((resolve) => setTimeout(resolve, 50));
  const began = Date.now();
  const ended = drain();
  await expect(ask("/quick")).rejects.toThrow();
  expect(await slow).toBe("whole");
  await ended;
  expect(Date.now() - began).toBeLessThan(3000);
  agent.destroy();
});
