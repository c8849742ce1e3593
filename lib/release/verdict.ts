import type { Verdict } from './events'

/** One look at one address; the newest first where several are given. */
export type Seen = { url: string; verdict: Verdict }

/**
 * What the last looks at each of the addresses say together: the worst of them. Healthy only when all are;
 * an address nobody looked at yet, like having none, is no data.
 */
export function foldVerdict(urls: readonly string[], seen: readonly Seen[]): Verdict {
  const verdicts = urls.map(url =>
    verdictOfOne(seen.filter(look => look.url === url).map(({ verdict }) => verdict)),
  )
  return worst.find(verdict => verdicts.includes(verdict)) ?? 'no_data'
}

const worst: readonly Verdict[] = ['failing', 'degraded', 'inconclusive', 'no_data', 'healthy']

const LOOKS = 3

// Failing takes two in a row, so that one stray answer alarms nobody; while one of the last three was bad
// it is degraded. A look that found nothing out is passed over as long as another one did.
function verdictOfOne(newestFirst: readonly Verdict[]): Verdict {
  const last = newestFirst.slice(0, LOOKS)
  const telling = last.filter(verdict => verdict !== 'inconclusive' && verdict !== 'no_data')
  if (last.length === 0) return 'no_data'
  if (telling.length === 0) return 'inconclusive'
  if (telling[0] === 'failing' && telling[1] === 'failing') return 'failing'
  return telling.every(verdict => verdict === 'healthy') ? 'healthy' : 'degraded'
}
