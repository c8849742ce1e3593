import { z } from 'zod'
import type { KeyObject } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { walk, type Finding, type Link, type Place } from './chain'
import { isSigned, listedIn, type SignedText } from './checkpoint'

/** An event with the text that was hashed. What it says is read from `event`, and proven by `chained`. */
export type Proven = Place & {
  event: Readonly<Record<string, unknown>>
  /** Null when the event was never chained. */
  chained: { text: string; hash: string } | null
}

/** All that is on the record about one release, as whoever gets it can check it without a database. */
export type Dossier = {
  format: 'release-dossier/1'
  product: string
  version: string
  madeAt: string
  madeBy: string
  events: readonly Proven[]
  /** Every checkpoint that lists one of the events, whole: a part of it would carry no signature. */
  checkpoints: readonly SignedText[]
}

const Event = z.record(z.string(), z.unknown())
const Read = z.object({
  format: z.literal('release-dossier/1'),
  events: z.array(
    z.object({
      aggregate: z.string(),
      id: z.string(),
      seq: z.number(),
      event: Event,
      chained: z.object({ text: z.string(), hash: z.string() }).nullable(),
    }),
  ),
  checkpoints: z.array(z.object({ text: z.string(), signature: z.string() })),
})

export type DossierVerdict =
  | { ok: true; events: number; signed: number }
  | { ok: false; forged: number }
  | { ok: false; findings: Finding[] }

/**
 * Checks a dossier as it was read from JSON, with the public key it should have been signed by. Throws when it is no
 * dossier. Events that no checkpoint lists yet are chained and not signed; `signed` counts the others.
 */
export function verifyDossier(json: unknown, key: KeyObject): DossierVerdict {
  const { events, checkpoints } = Read.parse(json)
  const forged = checkpoints.findIndex(checkpoint => !isSigned(checkpoint, key))
  if (forged >= 0) return { ok: false, forged: forged + 1 }

  const own = new Set(events.map(({ aggregate, id }) => `${aggregate} ${id}`))
  const signed = new Map(
    checkpoints
      .flatMap(listedIn)
      .filter(([place]) => own.has(place.slice(0, place.lastIndexOf(' ')))),
  )
  const chains = walk(signed)
  for (const each of events) chains.look(linkOf(each))
  const findings = chains.findings()
  return findings.length > 0
    ? { ok: false, findings }
    : { ok: true, events: events.length, signed: signed.size }
}

// Where the two say different things, what is read has the word, and no hash.
function linkOf({ event, chained, ...place }: Proven): Link {
  const isSame = chained !== null && isDeepStrictEqual(readAs(chained.text), event)
  const text = isSame ? chained.text : JSON.stringify(event)
  return { ...place, text, hash: chained?.hash ?? null }
}

function readAs(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // No JSON is equal to no event.
  }
}
