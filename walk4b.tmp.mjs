import { createRequire } from "node:module"; import { readdirSync } from "node:fs";
const require = createRequire(process.cwd()+"/"); const { chromium } = require("@playwright/test");
const url=process.argv[2];
const b = await chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: ["--no-sandbox","--disable-gpu"] });
const c = await b.newContext({ viewport:{width:1280,height:900}, storageState:"/tmp/desk.state.json", locale:"fr-FR" });
const p = await c.newPage(); const base="http://localhost:3300";
p.on("console", m => m.type()==="error" && console.log("console:", m.text().slice(0,300)));
await p.goto(url,{waitUntil:"networkidle"}); await p.waitForTimeout(1200);
const ed = p.locator("[contenteditable=true]").first(); await ed.click(); await p.keyboard.press("Control+End"); await p.keyboard.press("Enter");
const pick = async (name)=>{ await p.locator("[role=toolbar]").first().getByRole("button",{name,exact:true}).click(); await p.waitForTimeout(500); };
await pick("Séparation");
await pick("Bouton"); await p.screenshot({path:"/tmp/b1.png"});
const dlg = p.locator("dialog[open]"); console.log("dialog bouton:", (await dlg.innerText()).replace(/\n/g," | "));
await dlg.locator("input").nth(0).fill("Je viens"); await dlg.locator("input").nth(1).fill("/events/contre-sommet"); await dlg.locator("button[type=submit], button").first().click(); await p.waitForTimeout(500);
for (const what of ["contre-sommet","reprendre","programme"]) {
 await pick("Encart"); const d=p.locator("dialog[open]"); await d.locator("input").first().fill(what); await p.waitForTimeout(900);
 console.log("encart", what, (await d.innerText()).replace(/\n/g," | ").slice(0,300));
 await p.screenshot({path:`/tmp/b-${what}.png`});
 await d.locator("li button, [role=option], ul button").first().click().catch(e=>console.log("no pick",String(e).slice(0,100))); await p.waitForTimeout(400);
}
await pick("Image"); await p.waitForTimeout(600); const d=p.locator("dialog[open]"); console.log("image", (await d.innerText()).replace(/\n/g," | ").slice(0,400)); await p.screenshot({path:"/tmp/b-image.png"});
await d.locator("label:has(input[type=radio]), ul button, li button").first().click().catch(()=>{}); await p.waitForTimeout(300); await p.screenshot({path:"/tmp/b-image2.png"});
await b.close();
