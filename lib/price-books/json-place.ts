import { countIn } from '@/lib/count'

/** Where something stands in a text: both counted from one. */
export type Place = { line: number; column: number }

/** Where JSON stops being JSON, by what the parser says of it; the end of the text when it says nothing. */
export function placeOfError(text: string, message: string): Place {
  const position = /position (\d+)/.exec(message)?.[1]
  return placeAt(text, position === undefined ? text.length : countIn(position))
}

/** The line on which the value at a path stands in JSON that parses; the nearest one around it where it is missing. */
export function lineOf(text: string, path: readonly PropertyKey[]): number {
  let at = skip(text, 0)
  for (const step of path) {
    const inside = text[at] === '{' ? member(text, at, String(step)) : item(text, at, step)
    if (inside === null) break
    at = inside
  }
  return placeAt(text, at).line
}

function placeAt(text: string, position: number): Place {
  const before = text.slice(0, position).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

// Of a name that is written twice the last counts, as for the parser.
function member(text: string, start: number, name: string): number | null {
  let found: number | null = null
  for (let at = skip(text, start + 1); text[at] === '"';) {
    const end = valueEnd(text, at)
    const value = skip(text, skip(text, end) + 1)
    if (JSON.parse(text.slice(at, end)) === name) found = value
    at = next(text, value)
  }
  return found
}

function item(text: string, start: number, index: PropertyKey): number | null {
  if (text[start] !== '[') return null
  let at = skip(text, start + 1)
  for (let count = 0; text[at] !== ']'; count += 1) {
    if (String(count) === String(index)) return at
    at = next(text, at)
  }
  return null
}

/** The start of what follows a value inside its list or object. */
function next(text: string, start: number): number {
  const end = skip(text, valueEnd(text, start))
  return text[end] === ',' ? skip(text, end + 1) : end
}

function valueEnd(text: string, start: number): number {
  if (text[start] === '"') return stringEnd(text, start)
  if (text[start] !== '{' && text[start] !== '[') return plainEnd(text, start)
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '"') at = stringEnd(text, at) - 1
    else if (text[at] === '{' || text[at] === '[') depth += 1
    else if (text[at] === '}' || text[at] === ']') depth -= 1
    if (depth === 0) return at + 1
  }
  return text.length
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at + 1
  }
  return text.length
}

function plainEnd(text: string, start: number): number {
  const length = /^[^,\]}\s]*/.exec(text.slice(start))?.[0].length ?? 0
  return start + length
}

function skip(text: string, start: number): number {
  let at = start
  while (' \t\n\r'.includes(text[at] ?? '.')) at += 1
  return at
}
