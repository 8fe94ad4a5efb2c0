/** Where the table that a command writes stands in its page. */
const start = (command: string) => `<!-- what was seen: ${command} -->\n`;
const end = '<!-- end -->\n';

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

/** The table in a page. */
export function tableIn(page: string, command: string): string {
  const [from, to] = place(page, command);
  return page.slice(from, to);
}

/** The page with another table. */
export function withTable(page: string, table: string, command: string): string {
  const [from, to] = place(page, command);
  return page.slice(0, from) + table + page.slice(to);
}

function place(page: string, command: string): [number, number] {
  const found = page.indexOf(start(command));
  const from = found + start(command).length;
  const to = page.indexOf(end, from);
  if (found < 0 || to < 0) throw new Error(`the page lacks ${start(command)} or ${end}`);
  return [from, to];
}
