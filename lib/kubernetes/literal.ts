/**
 * A text as a container's `env`, `command` or `args` must hold it to stay what it is: Kubernetes replaces `$(NAME)` there
 * by a variable's value, and `$$` by `$`.
 */
export function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}
