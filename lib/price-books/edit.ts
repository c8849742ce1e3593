import type { PriceBook } from '@/lib/invoice/price-book'
import { accept, refuse, type Outcome } from '@/lib/release/decision'
import type { BookCommandOf } from './commands'
import type { BookEvent } from './events'
import type { BookRefusal } from './refusals'
import { canonical } from './version'

type Edited = Outcome<BookEvent, BookRefusal>

/** A new first and last day. */
export function editValidity(book: PriceBook, command: BookCommandOf<'editBook'>): Edited {
  const from = { validFrom: book.validFrom, validTo: book.validTo }
  const to = { validFrom: command.validFrom, validTo: command.validTo }
  if (canonical(from) === canonical(to)) return refuse({ code: 'unchanged' })
  return accept({ type: 'bookEdited', from, to })
}

/** Adds a rule, or puts it in the place of one. */
export function saveRule(book: PriceBook, { at, rule }: BookCommandOf<'saveRule'>): Edited {
  if (at === null) return accept({ type: 'ruleAdded', rule })
  const was = book.rules[at]
  if (!was) return refuse({ code: 'unknown-rule' })
  if (canonical(was) === canonical(rule)) return refuse({ code: 'unchanged' })
  return accept({ type: 'ruleChanged', at, from: was, to: rule })
}

export function removeRule(book: PriceBook, { at }: BookCommandOf<'removeRule'>): Edited {
  const rule = book.rules[at]
  return rule ? accept({ type: 'ruleRemoved', at, rule }) : refuse({ code: 'unknown-rule' })
}

/** The rules after one of them was added, changed or removed. */
export function rulesAfter(
  rules: PriceBook['rules'],
  event: Extract<BookEvent, { type: 'ruleAdded' | 'ruleChanged' | 'ruleRemoved' }>,
): PriceBook['rules'] {
  switch (event.type) {
    case 'ruleAdded':
      return [...rules, event.rule]
    case 'ruleChanged':
      return rules.with(event.at, event.to)
    case 'ruleRemoved':
      return rules.toSpliced(event.at, 1)
  }
}
