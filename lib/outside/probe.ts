import { z } from 'zod'
import type { Verdict } from '@/lib/release/events'
import { plain } from './plain'
import { reach, type Answer, type Limits } from './reach'

export type Reading = {
  verdict: Exclude<Verdict, 'no_data'>
  status: number | null
  milliseconds: number
  detail: string | null
}

const SLOW = 2_000

/** Asks a health address once. */
export async function probe(url: string, limits: Limits): Promise<Reading> {
  return readingOf(await reach(url, { headers: { accept: 'application/json' } }, limits))
}

/** What one answer says. A probe that cannot ask, or is sent elsewhere, has found out nothing about the release. */
export function readingOf(answer: Answer): Reading {
  const { milliseconds } = answer
  if (!answer.ok)
    return { verdict: 'inconclusive', status: null, milliseconds, detail: answer.problem }

  const { status, text } = answer
  const said = saidIn(text)
  const verdict = verdictOf(status, said)
  const slow = verdict === 'healthy' && milliseconds > SLOW
  return {
    verdict: slow ? 'degraded' : verdict,
    status,
    milliseconds,
    detail: slow ? 'slow' : said,
  }
}

function verdictOf(status: number, said: string | null): Reading['verdict'] {
  if (status >= 400) return 'failing'
  if (status < 200 || status >= 300) return 'inconclusive'
  return said === null ? 'healthy' : (words[said] ?? 'inconclusive')
}

/** The words health endpoints use for themselves, also those of application/health+json. */
const words: Record<string, Reading['verdict']> = {
  ok: 'healthy',
  up: 'healthy',
  pass: 'healthy',
  healthy: 'healthy',
  warn: 'degraded',
  degraded: 'degraded',
  fail: 'failing',
  down: 'failing',
  error: 'failing',
  failing: 'failing',
  unhealthy: 'failing',
}

const Health = z.object({ status: z.string().transform(said => plain(said.toLowerCase(), 100)) })

function saidIn(text: string): string | null {
  if (!text.trimStart().startsWith('{')) return null
  try {
    return Health.safeParse(JSON.parse(text)).data?.status ?? null
  } catch {
    return null // not JSON: the status code is all that was said
  }
}
