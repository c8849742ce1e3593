import type { Since } from '@/lib/release/stale'
import type { Words } from './describe'
import { nameOfMachine } from './machine'
import { inZone } from './moment'

const MOST = 300

/**
 * Why a form is refused that was overtaken: who did what, when, in the zone of its reader. `what` is the sentence of
 * the event without its subject.
 */
export function explainStale(
  t: Words,
  { by, at }: Pick<Since<unknown>, 'by' | 'at'>,
  what: string,
  zone: string,
): string {
  const who = 'person' in by ? by.person : nameOfMachine(t, by.machine)
  const moment = t('events.names.moment', ...inZone(at, zone))
  return t('refusals.changed-since', { who, what: clause(what), moment })
}

// It stands inside a sentence, which brings its own full stop; a long reason is in the record.
function clause(what: string) {
  const short = what.length > MOST ? `${what.slice(0, MOST)}…` : what
  return short.trim().replace(/[.\s]+$/, '')
}
