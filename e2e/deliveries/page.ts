/** Where a table stands in its page. */
const start = '<!-- what was seen: npm run e2e:deliveries -- --write -->\n';
const end = '<!-- end -->\n';

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

/** The table in a page. */
export function tableIn(page: string): string {
  const [from, to] = place(page);
  return page.slice(from, to);
}

/** The page with another table. */
export function withTable(page: string, table: string): string {
  const [from, to] = place(page);
  return page.slice(0, from) + table + page.slice(to);
}

function place(page: string): [number, number] {
  const from = page.indexOf(start) + start.length;
  const to = page.indexOf(end, from);
  if (from < start.length || to < 0) throw new Error(`the page lacks ${start} or ${end}`);
  return [from, to];
}
