import { Temporal } from 'temporal-polyfill'
import type { TermsOfSale } from '@/lib/invoice/terms'
import { accept, refuse, type Decision, type Outcome } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { TermsCommand, TermsCommandName, TermsCommandOf, TermsEvent } from './commands'
import { neverApply } from './in-force'
import { rulesFrom } from './rules'

/** Why a command on terms of sale was turned down. */
export type TermsRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'already-exists' }
  | { code: 'unknown-holder' }
  | { code: 'other-holder' }
  | { code: 'begins-too-early'; after: string }
  | { code: 'overlaps'; with: string }
  | { code: 'unknown-book'; book: string }
  | { code: 'over' }
  | { code: 'ends-before-start'; start: string }
  | { code: 'not-shorter'; ends: string }

export type TermsState = {
  /** The version that the command is about; null while it does not exist. */
  terms: (TermsOfSale & { ended: boolean }) | null
  /** All versions of all terms, as they are in force. */
  all: readonly TermsOfSale[]
  /** The names by which whoever they are agreed for is known; null when nobody is, or not at that level. */
  holder: string | null
  /** The codes of all price books there are. */
  books: readonly string[]
}

/** Who agrees on terms. */
export const by = ['sales'] as const
const allowed = [...by, 'system'] as const

/** What stands between this actor and a command on terms of sale, before what the command says is looked at. */
export function obstacle(
  terms: { ended: boolean } | null,
  name: TermsCommandName,
  actor: Actor,
): TermsRefusal | null {
  if (!roleFor(actor, allowed)) return { code: 'wrong-role', needs: by }
  if (name === 'addTerms') return terms ? { code: 'already-exists' } : null
  return terms?.ended === false ? null : { code: 'over' }
}

/** Decides one command on one version of terms of sale. Pure. */
export function decide(
  state: TermsState,
  command: TermsCommand,
  actor: Actor,
): Decision<TermsEvent, TermsRefusal> {
  const role = roleFor(actor, allowed)
  const refusal = obstacle(state.terms, command.type, actor)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: by })
  const outcome = command.type === 'addTerms' ? add(state, command) : end(state, command)
  return outcome.ok ? { ...outcome, role } : outcome
}

// Whole, and never changed after: what changes is the next version, and it ends this one.
function add(
  state: TermsState,
  command: TermsCommandOf<'addTerms'>,
): Outcome<TermsEvent, TermsRefusal> {
  const { all, holder, books } = state
  if (holder === null) return refuse({ code: 'unknown-holder' })
  if (command.priceBook !== null && !books.includes(command.priceBook))
    return refuse({ code: 'unknown-book', book: command.priceBook })
  const own = all.filter(({ code }) => code === command.code)
  const terms = termsFrom(command, Math.max(0, ...own.map(({ version }) => version)) + 1)
  const refusal = misplaced(own, terms) ?? rivalled(all, terms)
  return refusal ? refuse(refusal) : accept({ type: 'termsAdded', terms })
}

function misplaced(own: readonly TermsOfSale[], terms: TermsOfSale): TermsRefusal | null {
  const stranger = own.find(
    ({ level, agreedFor }) => level !== terms.level || agreedFor !== terms.agreedFor,
  )
  if (stranger) return { code: 'other-holder' }
  const applied = own.filter(other => !neverApply(other))
  const after = applied
    .map(({ validFrom }) => validFrom)
    .toSorted()
    .at(-1)
  return after !== undefined && terms.validFrom <= after
    ? { code: 'begins-too-early', after }
    : null
}

function rivalled(all: readonly TermsOfSale[], terms: TermsOfSale): TermsRefusal | null {
  const rival = all.find(
    other =>
      other.code !== terms.code &&
      other.level === terms.level &&
      other.agreedFor === terms.agreedFor &&
      meet(other, terms),
  )
  return rival ? { code: 'overlaps', with: rival.code } : null
}

function meet(a: TermsOfSale, b: TermsOfSale) {
  const starts = a.validFrom > b.validFrom ? a.validFrom : b.validFrom
  return [a, b].every(({ validTo }) => starts <= (validTo ?? starts))
}

function termsFrom(command: TermsCommandOf<'addTerms'>, version: number): TermsOfSale {
  const { code, level, agreedFor, party, validFrom, validTo, priceBook } = command
  return {
    ...{ code, version, level, agreedFor, party, validFrom, validTo, priceBook },
    due: { kind: command.dueKind, days: command.dueDays },
    rules: rulesFrom(command),
    commissionPercent: command.commissionPercent,
    document: { name: command.documentName, sha256: command.sha256 },
  }
}

// On the day before they begin: then they never applied.
function end(
  { terms }: TermsState,
  { lastDay, reason }: TermsCommandOf<'endTerms'>,
): Outcome<TermsEvent, TermsRefusal> {
  if (!terms) return refuse({ code: 'over' })
  const { validFrom: start } = terms
  const dayBefore = Temporal.PlainDate.from(start).subtract({ days: 1 }).toString()
  if (lastDay < dayBefore) return refuse({ code: 'ends-before-start', start })
  if (terms.validTo !== null && terms.validTo <= lastDay)
    return refuse({ code: 'not-shorter', ends: terms.validTo })
  return accept({ type: 'termsEnded', lastDay, reason })
}
