import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { keyOf, type Place } from './chain'

const listed = z.tuple([
  z.string(),
  z.uuid(),
  z.int().positive(),
  z.string().regex(/^[0-9a-f]{64}$/),
])

const Checkpoint = z.strictObject({
  number: z.int().positive(),
  at: z.iso.datetime(),
  /** The hash of the text of the checkpoint before; '' for the first. */
  before: z.string(),
  events: z.array(listed),
})

const Line = z.strictObject({ text: z.string(), signature: z.base64() })

/** A checkpoint as it leaves the database: a text, and its signature (Ed25519, base64). One line of the file. */
export type SignedText = z.infer<typeof Line>

/** A link that waits to be signed; `whole` when its event still comes to its hash. */
export type Unsigned = Place & { hash: string; whole: boolean }

/** Signs the next checkpoint. `before` is the text of the last one; '' for the first. */
export function signCheckpoint(
  {
    number,
    at,
    links,
    before,
  }: { number: number; at: Date; links: readonly Unsigned[]; before: string },
  key: KeyObject,
): SignedText {
  const events = links.map(({ aggregate, id, seq, hash }) => [aggregate, id, seq, hash])
  const text = JSON.stringify({ number, at: at.toISOString(), before: digest(before), events })
  return { text, signature: sign(null, Buffer.from(text), key).toString('base64') }
}

export type FileProblem = { line: number; problem: 'unreadable' | 'forged' | 'out-of-order' }

/**
 * Reads a file of checkpoints. Out: the hash each listed event had, by `keyOf()`, and how far the file goes; or the
 * first line that is not what the key signed, or does not follow the one before it.
 */
export function readCheckpoints(
  lines: readonly string[],
  key: KeyObject,
):
  | { ok: true; signed: Map<string, string>; last: number; at: string | null }
  | ({ ok: false } & FileProblem) {
  const signed = new Map<string, string>()
  let before = ''
  let at: string | null = null
  for (const [index, line] of lines.entries()) {
    const problem = (what: FileProblem['problem']) =>
      ({ ok: false, line: index + 1, problem: what }) as const
    const read = readLine(line)
    if (!read) return problem('unreadable')
    if (!isSigned(read.signed, key)) return problem('forged')
    const { checkpoint } = read
    if (checkpoint.number !== index + 1 || checkpoint.before !== digest(before))
      return problem('out-of-order')
    for (const [aggregate, id, seq, hash] of checkpoint.events)
      signed.set(keyOf({ aggregate, id, seq }), hash)
    before = read.signed.text
    at = checkpoint.at
  }
  return { ok: true, signed, last: lines.length, at }
}

/** The hashes a checkpoint lists, by `keyOf()`. Throws when its text is none. */
export function listedIn({ text }: SignedText): [string, string][] {
  const { events } = Checkpoint.parse(JSON.parse(text))
  return events.map(([aggregate, id, seq, hash]) => [keyOf({ aggregate, id, seq }), hash])
}

/** Whether this text was signed by the key; a private key stands for its public one. */
export function isSigned({ text, signature }: SignedText, key: KeyObject): boolean {
  const open = key.type === 'private' ? createPublicKey(key) : key
  return verify(null, Buffer.from(text), open, Buffer.from(signature, 'base64'))
}

/** Whether a checkpoint was signed by the key and comes right after the text of the one before; '' before the first. */
export function follows(signed: SignedText, before: string, key: KeyObject): boolean {
  const next = Checkpoint.safeParse(JSON.parse(signed.text))
  return isSigned(signed, key) && next.success && next.data.before === digest(before)
}

function readLine(line: string) {
  try {
    const signed = Line.parse(JSON.parse(line))
    return { signed, checkpoint: Checkpoint.parse(JSON.parse(signed.text)) }
  } catch {
    return null // The caller names the line.
  }
}

const digest = (text: string) =>
  text === '' ? '' : createHash('sha256').update(text).digest('hex')
