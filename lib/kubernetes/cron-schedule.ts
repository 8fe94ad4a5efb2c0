const ranges: readonly (readonly [low: number, high: number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];

/**
 * Whether a text is a schedule of five fields in numbers, as a CronJob takes it: minute, hour, day of
 * the month, month, day of the week. Names and macros are legal in Kubernetes and not needed here.
 */
export function isCronSchedule(text: string): boolean {
  const fields = text.split(' ');
  return (
    fields.length === ranges.length &&
    fields.every((field, index) =>
      field.split(',').every((part) => isPart(part, ranges[index] as [number, number])),
    )
  );
}

/** A number, a range or everything, each with or without a step: `5`, `1-5`, `*`, `0-30/10`. */
function isPart(part: string, [low, high]: readonly [number, number]): boolean {
  const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
  if (!match) return false;
  const [from = low, to = from, step = 1] = match
    .slice(1)
    .map((it) => (it === undefined ? undefined : Number(it)));
  return from >= low && to <= high && from <= to && step > 0;
}
