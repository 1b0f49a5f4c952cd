import ts from "typescript";

export type SourceFile = { file: string; text: string; tree: ts.SourceFile };

type Where = { name: string; where: RegExp; except?: RegExp };
type FileRule = Where & { broken(source: SourceFile): string | false };
type TextRule = Where & { banned: RegExp };

const MOST_LINES = 250;
const MOST_TEST_LINES = 400;
const TEST = /\.(test|spec)\.tsx?$/;
const lineCount = (text: string) => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

const isReexport = (statement: ts.Statement) => ts.isExportDeclaration(statement) && Boolean(statement.moduleSpecifier);

/** What is true of a whole file. */
export const FILE_RULES: FileRule[] = [
  {
    name: "tests-have-at-most-400-lines",
    where: TEST,
    broken: ({ text }) => lineCount(text) > MOST_TEST_LINES && `${lineCount(text)} lines`,
  },
  {
    name: "files-have-at-most-250-lines",
    where: /./,
    except: TEST,
    broken: ({ text }) => lineCount(text) > MOST_LINES && `${lineCount(text)} lines`,
  },
  {
    name: "files-are-named-for-what-they-hold",
    where: /(^|\/)(utils?|helpers?|misc|common|services?|constants|types)\.[a-z]+$|(^|\/)(utils|services)\//,
    except: /^tests\/helpers\//,
    broken: () => "a name that says nothing",
  },
  {
    name: "no-barrels",
    where: /\.tsx?$/,
    broken: ({ tree }) => {
      const wholesale = tree.statements.some(
        (each) => ts.isExportDeclaration(each) && each.moduleSpecifier && !each.exportClause,
      );
      if (wholesale) return "export *";
      return tree.statements.length > 0 && tree.statements.every(isReexport) && "only passes on what others hold";
    },
  },
  {
    name: "no-loading-pages",
    where: /^app\/.*\/loading\.tsx$/,
    broken: () => "without scripts a visitor would see nothing else",
  },
];

const CODE = /^(app|components|lib|prisma|proxy|instrumentation)/;

/** What no line may hold. Written so that this file does not break its own rules. */
export const TEXT_RULES: TextRule[] = [
  { name: "no-unsafe-sql", where: /./, except: /^tests\/architecture\//, banned: /RawUnsafe\b|\bPrisma\.raw\b/ },
  {
    name: "settings-are-read-by-env",
    where: CODE,
    except: /^lib\/env\.ts$|\.test\.tsx?$/,
    banned: /\bprocess\.env\b/,
  },
  {
    name: "ids-from-outside-are-read-in-small-letters",
    where: CODE,
    except: /^lib\/forms\.ts$|\.test\.tsx?$/,
    banned: /\bz\.(uuid|guid)\(/,
  },
  {
    name: "nothing-is-left-for-later",
    where: /./,
    except: /^tests\/architecture\//,
    banned: /\b(TODO|FIXME|XXX|HACK)\b/,
  },
  {
    name: "no-silenced-types",
    where: /./,
    except: /^tests\/architecture\//,
    banned: /@ts-(ignore|nocheck|expect-error)/,
  },
  { name: "no-console", where: CODE, except: /\.test\.tsx?$/, banned: /\bconsole\.(log|error|warn|info|debug)\(/ },
];
