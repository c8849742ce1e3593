import { SaxesParser } from 'saxes'
import { junitTally, type JunitReport } from './junit-tally'
import { xmlText } from './xml-text'

export const junitLimits = { megabytes: 5, depth: 64, cases: 100_000 } as const

/** Why a report was refused. `line` is 1-based; `limit` is what was exceeded (megabytes, levels, test cases). */
export type JunitRefusal =
  | {
      code: 'not-xml'
      detail: 'encoding' | 'empty' | 'truncated' | 'entity' | 'malformed'
      line: number
    }
  | { code: 'has-doctype'; line: number }
  | { code: 'too-large'; limit: number }
  | { code: 'too-deep' | 'too-many-cases'; limit: number; line: number }
  | { code: 'not-junit'; detail: string; line: number }
  | { code: 'no-tests' }

export type JunitReading = ({ ok: true } & JunitReport) | ({ ok: false } & JunitRefusal)

/**
 * Reads a JUnit XML report in the dialect of whatever tool wrote it: `junit-case.ts` says what one test case came to,
 * `junit-tally.ts` what is counted. XML that is not well-formed is refused with its line, and so are a DTD, an entity
 * beyond the five predefined ones, a report without any test and anything over `junitLimits`. Never throws.
 */
export function readJunit(xml: string | Uint8Array): JunitReading {
  const refuse = (refusal: JunitRefusal) => ({ ok: false as const, ...refusal })
  if (xml.length > junitLimits.megabytes * 1_000_000)
    return refuse({ code: 'too-large', limit: junitLimits.megabytes })

  const text = xmlText(xml)
  if (text === null) return refuse({ code: 'not-xml', detail: 'encoding', line: 1 })

  const tally = junitTally()
  const refusal = walk(text, tally)
  if (refusal) return refuse(refusal)
  const report = tally.report()
  const found = Object.values(report.counts).some(count => count > 0)
  return found ? { ok: true, ...report } : refuse({ code: 'no-tests' })
}

// The parser is fed in pieces, so that a file refused early costs no more than the piece it was refused in.
const piece = 65_536

function walk(text: string, tally: ReturnType<typeof junitTally>): JunitRefusal | null {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const path: string[] = []
  let ended = false
  let refusal = null as JunitRefusal | null
  const unless = (reason: JunitRefusal | null) => (refusal ??= reason)

  parser.on('error', ({ message }) => {
    const detail = ended ? (text.trim() ? 'truncated' : 'empty') : faultIn(message)
    unless({ code: 'not-xml', detail, line: parser.line })
  })
  parser.on('doctype', () => unless({ code: 'has-doctype', line: parser.line }))
  parser.on('opentag', ({ name, attributes }) => {
    if (unless(misplaced(name, path, tally.cases(), parser.line))) return
    tally.open(name, attributes, path.at(-1))
    path.push(name)
  })
  parser.on('text', words => tally.text(words))
  parser.on('cdata', words => tally.text(words))
  parser.on('closetag', () => {
    if (!refusal) tally.close(path.pop(), path.at(-1))
  })

  for (let at = 0; at < text.length && !refusal; at += piece)
    parser.write(text.slice(at, at + piece))
  ended = true
  if (!refusal) parser.close()
  return refusal
}

const faultIn = (message: string) => (/\bentity\b/.test(message) ? 'entity' : 'malformed')

function misplaced(name: string, path: string[], cases: number, line: number): JunitRefusal | null {
  const holds = name === 'testcase' || name === 'testsuite' || name === 'testsuites'
  const root = path.length === 0
  if (root ? name !== 'testsuite' && name !== 'testsuites' : holds && path.includes('testcase'))
    return { code: 'not-junit', detail: name.slice(0, 80), line }
  if (path.length >= junitLimits.depth) return { code: 'too-deep', limit: junitLimits.depth, line }
  return cases >= junitLimits.cases && name === 'testcase'
    ? { code: 'too-many-cases', limit: junitLimits.cases, line }
    : null
}
