import { createRequire } from "node:module";
const require = createRequire(process.cwd()+"/"); const { chromium } = require("@playwright/test");
const url=process.argv[2];
const b = await chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: ["--no-sandbox","--disable-gpu"] });
const c = await b.newContext({ viewport:{width:1280,height:900}, storageState:"/tmp/desk.state.json", locale:"fr-FR" });
const p = await c.newPage(); const base="http://localhost:3300";
p.on("console", m => m.type()==="error" && console.log("console:", m.text().slice(0,300)));
await p.goto(url+"/preview",{waitUntil:"networkidle"}); if (await p.locator("button[value=later]").count()) { await p.click("button[value=later]"); await p.waitForLoadState("networkidle"); }
await c.storageState({path:"/tmp/desk.state.json"});
console.log(p.url()); await p.waitForTimeout(800); await p.screenshot({path:"/tmp/prev.png",fullPage:true});
console.log((await p.locator("main").innerText()).slice(0,1500));
await p.goto(url+"/check",{waitUntil:"networkidle"}); await p.screenshot({path:"/tmp/check.png",fullPage:true}); console.log((await p.locator("main").innerText()));
await b.close();
