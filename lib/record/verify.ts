import type { KeyObject } from 'node:crypto'
import type { ClientBase } from 'pg'
import { walk, type Finding } from './chain'
import { readCheckpoints, type FileProblem } from './checkpoint'
import { readLinks } from './read-links'

export type Verdict =
  | { ok: true; events: number; checkpoints: number; signed: number; at: string | null }
  | { ok: false; file: FileProblem }
  | { ok: false; events: number; findings: Finding[] }

/**
 * Compares every event with its chain, and the chain with a file of checkpoints. Nothing is believed that the
 * database says of itself: hashes are computed here, and signatures checked with the given key.
 */
export async function verifyRecord(
  client: ClientBase,
  file: { lines: readonly string[]; key: KeyObject } | null,
): Promise<Verdict> {
  const read = file ? readCheckpoints(file.lines, file.key) : nothingSigned
  if (!read.ok) return { ok: false, file: { line: read.line, problem: read.problem } }

  const chains = walk(read.signed)
  let events = 0
  for await (const link of readLinks(client)) {
    events += 1
    chains.look(link)
  }
  const findings = chains.findings()
  if (findings.length > 0) return { ok: false, events, findings }
  return { ok: true, events, checkpoints: read.last, signed: read.signed.size, at: read.at }
}

const nothingSigned = { ok: true, signed: new Map<string, string>(), last: 0, at: null } as const
