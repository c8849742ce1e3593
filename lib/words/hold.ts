import type { Hold } from '@/lib/invoice/hold'
import type { InvoiceWords } from './draft'
import type { RefusalWords } from './explain'
import { inZone } from './moment'

/** A hold as a sentence: its kind, since when, who put it on and why. */
export function sayHold(t: InvoiceWords, shared: RefusalWords, hold: Hold, zone: string): string {
  const { kind, reason, since, by } = hold
  const moment = shared('names.moment', ...inZone(since, zone))
  const who = by ?? shared('names.roles.system')
  return t('hold.said', { kind: t(`hold.kind.${kind}`), moment, who, reason: ended(reason) })
}

/** The same where its kind is said already: why comes first, since the rest may be cut. */
export function sayHoldNote(
  t: InvoiceWords,
  shared: RefusalWords,
  { reason, since, by }: Hold,
  zone: string,
): string {
  const moment = shared('names.moment', ...inZone(since, zone))
  return t('hold.note', { reason, moment, who: by ?? shared('names.roles.system') })
}

const ended = (reason: string) => (/[.!?…]$/.test(reason) ? reason : `${reason}.`)
