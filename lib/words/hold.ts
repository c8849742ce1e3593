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

const ended = (reason: string) => (/[.!?…]$/.test(reason) ? reason : `${reason}.`)
