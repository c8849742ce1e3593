/**
 * Whether the texts of some JSON can be kept as text: none has a NUL or half a character, which JSON can spell and
 * PostgreSQL cannot hold.
 */
export function isKeepable(json: string): boolean {
  const spelled = json
    .replaceAll('\\\\', '')
    .replace(/\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}/gi, '')
  return !/\\u(?:0000|d[89a-f])/i.test(spelled)
}
