import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const SOURCE = /\.(ts|tsx|mts|js|mjs|cjs|jsx)$/;
const NOT_OURS = /^(node_modules|\.next|\.data|coverage|test-results|prisma\/generated)(\/|$)|^next-env\.d\.ts$/;

function walk(root: string, folder = ""): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (NOT_OURS.test(file) || entry.name === ".git") return [];
    return entry.isDirectory() ? walk(root, file) : [file];
  });
}

/** Every file of the project, as git lists it (new ones too); where there is no git, as the folders hold it. */
export function projectFiles(root: string): string[] {
  const git = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  const listed = git.status === 0 ? git.stdout.toString().split("\0").filter(Boolean) : [];
  const files = listed.length ? listed : walk(root);
  return files.filter((file) => !NOT_OURS.test(file) && existsSync(path.join(root, file))).sort();
}

/** Those of them that hold code. */
export const sourceFiles = (files: string[]): string[] => files.filter((file) => SOURCE.test(file));
