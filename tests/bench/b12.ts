import { chromium, type Page } from "@playwright/test";
import type { App } from "@/tests/helpers/app";
import config from "../../playwright.config";
import { figureOf, type Measure } from "./report";
import { startBaseline } from "./servers";

const PAGES = ["/", "/events", "/events/contre-sommet", "/news/contre-sommet-le-programme", "/newsletter", "/join"];
const KB = 1000;

type Weight = { content: number; scripts: number };

/** What crosses the wire until the page is quiet, in bytes as compressed. */
async function weigh(page: Page, url: string): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const types = new Map<string, string>();
  const weight: Weight = { content: 0, scripts: 0 };
  session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? "";
    if (type === "Script") weight.scripts += encodedDataLength;
    else if (["Document", "Stylesheet", "Font"].includes(type)) weight.content += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await session.detach();
  return weight;
}

/** The weight of public pages, the heaviest of each kind; scripts beside those of the smallest Next page. */
export async function b12(app: App): Promise<Measure[]> {
  const next = await startBaseline(app.databaseUrl);
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const weighAlone = async (url: string) => {
      const page = await browser.newPage();
      const weight = await weigh(page, url);
      await page.close();
      return weight;
    };
    const floor = (await weighAlone(next.origin)).scripts;
    const weights: Weight[] = [];
    for (const path of PAGES) weights.push(await weighAlone(`${app.origin}${path}`));
    const heaviest = (of: (weight: Weight) => number) => [Math.max(...weights.map(of)) / KB];
    return [
      figureOf(
        "B12",
        "html-css-fonts",
        " kB",
        100,
        heaviest(({ content }) => content),
        true,
      ),
      figureOf(
        "B12-scripts",
        "scripts-over-the-frameworks-floor",
        " kB",
        40,
        heaviest(({ scripts }) => scripts - floor),
        true,
      ),
    ];
  } finally {
    await browser.close();
    await next.stop();
  }
}
