import { connect } from "node:net";
import { addressOf, expect, site, test } from "./site";

test("what makes no sense in an address counts as not said, or is refused; nothing breaks", async ({ browse }) => {
  const { request } = await browse({ storageState: site.ownerState });
  const statusOf = async (path: string) => (await request.get(addressOf(path))).status();
  for (const day of ["0000-01-01", "0001-01-01", "9999-12-31"]) {
    expect(await statusOf(`/organize/contacts?since=${day}`), day).toBe(200);
    expect(await statusOf(`/organize/settings/log?from=${day}&until=${day}`), day).toBe(200);
    expect(await statusOf(`/organize/settings/log?view=erased&before=${day}T00:00:00Z`), day).toBe(200);
  }
  for (const list of ["resources", "pages", "posts", "contacts"])
    expect(await statusOf(`/organize/${list}?q=%00`), list).toBe(400);
});

test("a post that is no form is refused, and what is no route takes none", async ({ browse }) => {
  const { request } = await browse({ storageState: site.ownerState });
  const post = async (path: string, contentType: string, data: string, origin = site.origin) =>
    (await request.post(addressOf(path), { headers: { origin, "content-type": contentType }, data })).status();
  for (const list of ["contacts", "subscribers", "log"])
    for (const type of ["text/plain", "multipart/form-data"])
      expect(await post(`/api/organize/${list}/export`, type, "group=no")).toBe(404);
  // Next would read the act out of the body and do it, had it a page to do it on.
  const act = '--b\r\ncontent-disposition: form-data; name="$ACTION_ID_00"\r\n\r\n\r\n--b--\r\n';
  for (const path of ["/api/organize", "/api/nope/nope"])
    for (const origin of [site.origin, "https://elsewhere.example"])
      expect(await post(path, "multipart/form-data; boundary=b", act, origin), path).toBe(404);
});

test("a request to go on as a WebSocket is answered as any other: no line stays open that says nothing", async () => {
  const { hostname, port, host } = new URL(site.origin);
  const told = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `GET /_next/webpack-hmr HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
      ),
    );
    socket.setTimeout(10_000, () => socket.destroy(new Error("nothing was answered")));
    socket.once("data", (bytes) => {
      socket.destroy();
      resolve(String(bytes));
    });
    socket.once("error", reject);
  });
  expect(told).toMatch(/^HTTP\/1\.1 404 /);
});

test("an act that is told nonsense finds nothing, and breaks nothing", async ({ browse }) => {
  const page = await browse({ storageState: site.ownerState, javaScriptEnabled: false });
  const board = addressOf("/organize/volunteers");
  await page.goto(board);
  const named = await page.locator('form:has([name=offer]) input[name^="$ACTION_ID_"]').first().getAttribute("name");
  const headers = { origin: site.origin, "next-action": named?.replace("$ACTION_ID_", "") ?? "" };
  for (const data of ["[]", "[{}]", '["x"]']) {
    const answer = await page.request.post(board, {
      headers: { ...headers, "content-type": "text/plain;charset=UTF-8" },
      data,
    });
    expect(answer.status(), data).toBe(404);
  }
});
