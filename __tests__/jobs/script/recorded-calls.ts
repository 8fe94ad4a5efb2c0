/**
 * Code that puts a stand-in in the place of Kafka's tools. It writes to the file `$recorded` how many arguments
 * it was called with, each of them, and what was in the file that it was given, all of them ended by a NUL.
 */
export const recordingTool = `
  kafka_tool() {
    local previous= argument file=
    for argument; do
      [[ $previous != --add-config-file ]] || file=$(<"$argument")
      previous=$argument
    done
    printf '%s\\0' "$#" "$@" "$file" >>"$recorded"
  }
`;

/** A call of one of Kafka's tools. */
export interface Call {
  readonly tool: string;
  readonly args: readonly string[];
  /** What stood in the file of `--add-config-file`, read as Java reads it. */
  readonly properties: Readonly<Record<string, string>>;
}

/** The calls that the stand-in wrote down. */
export function recordedCalls(text: string): Call[] {
  const words = text.split('\0').slice(0, -1);
  const calls: Call[] = [];
  while (words.length > 0) {
    const [tool = '', ...args] = words.splice(0, Number(words.shift()));
    calls.push({ tool, args, properties: javaProperties(words.shift() as string) });
  }
  return calls;
}

/** The values of an option, such as `x` of `--group=x`. */
export function valuesOf({ args }: Call, option: string): string[] {
  const start = `--${option}=`;
  return args.filter((arg) => arg.startsWith(start)).map((arg) => arg.slice(start.length));
}

/** A file of properties in which everything out of the ordinary is escaped. */
function javaProperties(text: string): Record<string, string> {
  const lines = text === '' ? [] : text.split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const [, key, value = ''] = /^([\w.-]+)=((?:[a-zA-Z0-9._,:-]|\\u[0-9a-f]{4})*)$/.exec(line) ?? [];
      if (key === undefined) throw new Error(`not a line of properties: ${line}`);
      return [key, value.replace(/\\u(.{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))];
    }),
  );
}
