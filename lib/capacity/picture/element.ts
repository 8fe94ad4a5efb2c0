type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element on lines of its own, so that a diff shows what changed. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const opened = `<${name}${attributesText(attributes)}`;
  if (children.length === 0) return `${opened}/>`;
  return `${opened}>\n${children.join('\n')}\n</${name}>`;
}

/** An SVG element around text, on one line. */
export function textElement(name: string, attributes: Attributes, text: string): string {
  return `<${name}${attributesText(attributes)}>${escaped(text)}</${name}>`;
}

/** A coordinate, to a tenth of a pixel. */
export function at(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);
}
