// A browser for the tests: one that is installed, else Debian's.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { say } from "../start/words.mjs";

/** Debian's shell first: no windows are built around its pages, which takes a third of the time off. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];
const PLACES = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

function installed() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const named = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [process.env.CORTEGE_CHROMIUM ?? "", ...named, ...PLACES].find((file) => file && existsSync(file));
}

/** The path of a Chromium; installs Debian's when there is none and we may; else says what to do and answers nothing. */
export function findChromium() {
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    say("test_installing_chromium");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", NAMES[0]], { stdio: "ignore", env });
  }
  const now = installed();
  if (!now) say("test_no_chromium");
  return now;
}
