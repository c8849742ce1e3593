import type { Verdict } from './events'
import type { Track } from './release'

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

/** How long a look counts, in milliseconds: ten of the one-minute intervals at which the console looks. */
export const countsFor = 10 * 60_000

/** How a track does: as seen just now, as last seen when its watch is over, as it was when it ended, or not known. Instants are ISO. */
export type Health =
  | { is: 'now'; verdict: Verdict }
  | { is: 'last'; verdict: Verdict; at: string }
  | { is: 'past'; verdict: Verdict; until: string | null }
  | { is: 'silent'; verdict: 'no_data'; since: string | null }

/**
 * What the recorded verdict is worth at this instant. A verdict outlives neither the looks it rests on nor its
 * window: once no look came for ten intervals there is no data. After the window it is what was seen last, though
 * the looks go on, and of a track that has ended it is the past.
 */
export function healthOf(
  { verdict, monitorUntil, end }: Pick<Track, 'verdict' | 'monitorUntil' | 'end'>,
  lastRead: string | null,
  now: Date,
): Health {
  if (end !== null) return { is: 'past', verdict, until: lastRead }
  const over = monitorUntil !== null && Date.parse(monitorUntil) <= now.getTime()
  const watchedTo = over ? Date.parse(monitorUntil) : now.getTime()
  const counts = lastRead !== null && watchedTo - Date.parse(lastRead) <= countsFor
  if (!counts || verdict === 'no_data') return { is: 'silent', verdict: 'no_data', since: lastRead }
  return over ? { is: 'last', verdict, at: lastRead } : { is: 'now', verdict }
}
