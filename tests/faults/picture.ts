import sharp from "sharp";
import { closeDb } from "@/lib/db";
import { type App, openDataOf } from "@/tests/helpers/app";
import { someCookie, someGroup } from "@/tests/helpers/organizers";

/** Somebody who may publish: each call sends one small photograph, with `words` where a camera writes its own. */
export async function uploader(app: App, words = "Camille") {
  openDataOf(app);
  const group = await someGroup();
  const cookie = await someCookie(group);
  await closeDb();
  const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background: "#c33" } })
    .withExif({ IFD0: { Copyright: words } })
    .jpeg()
    .toBuffer();
  return async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ group, locale: "fr", "alt.fr": "Un carré rouge" }))
      body.append(name, value);
    body.append("file", new Blob([new Uint8Array(bytes)]), "rouge.jpg");
    const headers = { origin: app.origin, cookie };
    const answer = await fetch(`${app.origin}/api/organize/media`, { method: "POST", headers, body });
    return { status: answer.status, said: await answer.text() };
  };
}
