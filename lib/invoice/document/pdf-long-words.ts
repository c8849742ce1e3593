import type { Content } from 'pdfmake/interfaces'

const LONG = /(\S{25,})/

/** Lets words that are too long for a line break anywhere, so that none pushes an amount off the page. */
export function withLongWordsBroken(content: Content): Content {
  return broken(content) as Content
}

function broken(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(broken)
  if (typeof part !== 'object' || part === null) return part
  const entries = Object.entries(part).map(([key, value]: [string, unknown]) => [
    key,
    key === 'text' && typeof value === 'string' ? inPieces(value) : broken(value),
  ])
  return Object.fromEntries(entries) as object
}

function inPieces(text: string) {
  if (!LONG.test(text)) return text
  return text
    .split(LONG)
    .map((piece, index) => (index % 2 === 1 ? { text: piece, wordBreak: 'break-all' } : piece))
}
