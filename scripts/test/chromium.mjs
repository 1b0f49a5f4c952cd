// A browser for the tests: one that is installed, else Debian's.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { say } from "../start/words.mjs";

/** Debian's shell around Chromium: it builds no windows around its pages, which halves the time of the browser tests. */
const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const PLACES = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const APT_MS = 180_000;

function find(/** @type {string[]} */ names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}

/** Where we may, as root on Debian. Without the network, or elsewhere, nothing happens. */
function installShell() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return;
  say("test_installing_chromium");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync("apt-get", ["-qq", ...args], { stdio: "ignore", env, timeout: APT_MS });
  apt("update");
  apt("install", "-y", "--no-install-recommends", SHELL);
}

/** The path of a Chromium: the one of CORTEGE_CHROMIUM, Debian's shell, else any; says what to do when there is none. */
export function findChromium() {
  const chosen = process.env.CORTEGE_CHROMIUM;
  if (chosen && existsSync(chosen)) return chosen;
  if (!find([SHELL])) installShell();
  const found = find([SHELL, ...NAMES]) ?? PLACES.find((file) => existsSync(file));
  if (!found) say("test_no_chromium");
  return found;
}
