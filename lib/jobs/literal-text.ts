/** A text as the value of a container's variable: Kubernetes would put variables in the place of `$(NAME)`. */
export function literalText(text: string): string {
  return text.replaceAll('$', '$$$$');
}
