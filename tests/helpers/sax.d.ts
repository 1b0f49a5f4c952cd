/** The strict XML parser, as far as tests use it. */
declare module "sax" {
  type Parser = {
    onopentag: (tag: { name: string; attributes: Record<string, string> }) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    onerror: (error: Error) => void;
    write(text: string): Parser;
    close(): Parser;
  };
  export function parser(strict: boolean): Parser;
}
