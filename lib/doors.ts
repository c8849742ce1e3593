import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import type { Aggregate, Channel } from '@/db/aggregate'
import { accounting } from '@/db/aggregates/accounting'
import { person } from '@/db/aggregates/person'
import { customer } from '@/db/aggregates/customer'
import { draft } from '@/db/aggregates/draft'
import { exchangeRate } from '@/db/aggregates/exchange-rate'
import { freeze } from '@/db/aggregates/freeze'
import { installation } from '@/db/aggregates/installation'
import { priceBook } from '@/db/aggregates/price-book'
import { release } from '@/db/aggregates/release'
import { terms } from '@/db/aggregates/terms'
import { token } from '@/db/aggregates/token'
import type { Acting } from '@/db/begin-request'
import { isSignedOut } from '@/db/refused'
import type { ReportLine } from '@/lib/form-state'
import { bulkDrafts } from '@/lib/bulk-drafts'
import { bulkPayload, type Bulk } from '@/lib/invoice/bulk'
import { draftRules } from '@/lib/invoice/workflow'
import { importPayload, type ImportCommand } from '@/lib/import-installations'
import { enterImport } from '@/lib/import-report'
import { orBusy, orInterrupted } from '@/lib/or-busy'
import { perform } from '@/lib/perform'
import { performOnce } from '@/lib/perform-once'
import { roleFor } from '@/lib/release/people'
import { isStale, type Stale } from '@/lib/release/stale'
import { resendDelivery, resendPayload } from '@/lib/resend-delivery'
import { describe, type Context, type Words } from '@/lib/words/describe'
import { explainBook, explainBookField, explainRate } from '@/lib/words/book'
import { explainDraft, explainDraftField } from '@/lib/words/draft'
import { describeDraft } from '@/lib/words/draft-event'
import { explainAccounting, explainAccountingField } from '@/lib/words/accounting'
import { explain, explainField } from '@/lib/words/explain'
import { explainFreeze } from '@/lib/words/freeze'
import {
  describeAccounting,
  describeCustomer,
  describeFreeze,
  describeInstallation,
  describePerson,
  describeRate,
  describeTerms,
  describeToken,
} from '@/lib/words/happened'
import { explainCell, explainCustomer, explainInstallation } from '@/lib/words/installation'
import { explainPerson } from '@/lib/words/explain-person'
import { describeBook } from '@/lib/words/rule'
import { explainStale } from '@/lib/words/stale'
import { explainTerms, explainTermsField } from '@/lib/words/terms'
import { explainToken } from '@/lib/words/token'

type Asked = {
  actor: Acting
  subject: string
  channel: Channel
  now?: Date
  /** The number of the last event that the form was drawn from, where one was. */
  expected?: number | undefined
  /** The zone its sender reads times in. */
  zone: string
  /** The key of the form that was sent, where one was. */
  once?: string | undefined
}
type Answer =
  | { ok: true; report?: readonly ReportLine[] }
  | {
      ok: false
      message: string
      /** By the aggregate's name: 'freeze.over'. A file is refused without one. */
      code?: string
    }

/** One aggregate as screens see it: its state, events and refusals stay inside, sentences come out. */
export type Door = {
  payloads: Readonly<Record<string, z.ZodType>>
  /** Says what is wrong with a field, by the code its payload gave. */
  fields(): Promise<(code: string) => string>
  enter(asked: Asked, command: { type: string }): Promise<Answer>
}

const importDoor: Door = {
  payloads: { importInstallations: importPayload },
  fields: cellFields,
  async enter(asked, command) {
    const answer = await enterImport(asked, (command as ImportCommand).csv).catch(orBusy)
    return answer === 'busy' ? turnedAway('import', 'busy') : answer
  },
}

const deliveryDoor: Door = {
  payloads: { resendDelivery: resendPayload },
  fields: sharedFields,
  async enter(asked) {
    const outcome = await resendDelivery(asked).catch(notNow)
    if (typeof outcome === 'string') return turnedAway('delivery', outcome)
    if (outcome.ok) return outcome
    if ('turned' in outcome) return turnedAway('delivery', outcome.turned)
    const message = explain(await getTranslations('refusals'), outcome.refusal)
    return { ok: false, message, code: `delivery.${outcome.refusal.code}` }
  },
}

const draftDoor = door(draft, {
  say: async refusal => explainDraft(...(await invoiceWords()), refusal),
  tell: async (_, event) => describeDraft((await invoiceWords())[0], event, written),
  fields: draftFields,
})

const bulkDoor: Door = {
  payloads: { bulkDrafts: bulkPayload },
  fields: draftFields,
  async enter(asked, command) {
    const bulk = command as Bulk & { type: string }
    const { by } = draftRules[bulk.act]
    if (!roleFor(asked.actor, by)) {
      const message = explain(await getTranslations('refusals'), { code: 'wrong-role', needs: by })
      return { ok: false, message, code: 'draft.wrong-role' }
    }
    const failed = async () => (await getTranslations('refusals'))('interrupted')
    const enter: Door['enter'] = (each, one) => draftDoor.enter(each, one)
    const report = await bulkDrafts(asked, bulk, enter, failed).catch(notNow)
    return typeof report === 'string' ? turnedAway('draft', report) : { ok: true, report }
  },
}

export const doors: readonly Door[] = [
  door(release, {
    say: async refusal => explain(await getTranslations('refusals'), refusal),
    tell: describe,
  }),
  door(person, {
    say: async refusal => explainPerson(await getTranslations('people'), refusal),
    tell: describePerson,
  }),
  door(installation, {
    say: async refusal => explainInstallation(...(await installationWords()), refusal),
    tell: describeInstallation,
    fields: cellFields,
  }),
  door(customer, {
    say: async refusal => explainCustomer(...(await installationWords()), refusal),
    tell: describeCustomer,
    fields: cellFields,
  }),
  door(freeze, {
    say: async refusal =>
      explainFreeze(await getTranslations('freezes'), await getTranslations('refusals'), refusal),
    tell: describeFreeze,
  }),
  draftDoor,
  bulkDoor,
  door(priceBook, {
    say: async refusal => explainBook(...(await bookWords()), refusal),
    tell: async (_, event) =>
      describeBook((await bookWords())[0], (await invoiceWords())[0], amount => amount, event),
    fields: bookFields,
  }),
  door(token, {
    say: async refusal =>
      explainToken(await getTranslations('tokens'), await getTranslations('refusals'), refusal),
    tell: describeToken,
  }),
  door(exchangeRate, {
    say: async refusal => explainRate(...(await bookWords()), refusal),
    tell: describeRate,
    fields: bookFields,
  }),
  door(accounting, {
    say: async refusal => explainAccounting(...(await accountingWords()), refusal),
    tell: describeAccounting,
    fields: async () => {
      const words = [...(await accountingWords()), await getTranslations('installations')] as const
      return code => explainAccountingField(...words, code)
    },
  }),
  door(terms, {
    say: async refusal => explainTerms(...(await termsWords()), refusal),
    tell: describeTerms,
    fields: async () => {
      const words = await termsWords()
      return code => explainTermsField(...words, code)
    },
  }),
  importDoor,
  deliveryDoor,
]

export function doorOf(type: string): Door {
  const found = doors.find(({ payloads }) => type in payloads)
  if (!found) throw new Error(`No aggregate knows the command ${type}.`)
  return found
}

type Spoken<Event, Refusal> = {
  /** A refusal as a sentence. */
  say: (refusal: Refusal) => Promise<string>
  /** An event as a sentence without its subject, for who was overtaken by it. */
  tell: (t: Words, event: Event, context: Context) => string | Promise<string>
  /** Says what is wrong with a field, by the code its payload gave. */
  fields?: Door['fields']
}

function door<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal extends { code: string },
>(
  aggregate: Aggregate<State, Command, Event, Refusal>,
  { say, tell, fields = sharedFields }: Spoken<Event, Refusal>,
): Door {
  const sayStale = async (stale: Stale<Event>, zone: string) => {
    const t = await getTranslations()
    if (stale.code === 'never-drawn') return t('refusals.sent-from-elsewhere')
    const { what, named, commit } = stale
    const context = { zone, nameOf: () => named ?? t('history.someone'), commitOf: () => commit }
    return explainStale(t, stale, await tell(t, what, context), zone)
  }
  return {
    payloads: aggregate.payloads,
    fields,
    async enter({ once, zone, ...asked }, command) {
      const entered = { ...asked, command: command as Command }
      const carriedOut = once ? performOnce(aggregate, entered, once) : perform(aggregate, entered)
      const decision = await carriedOut.catch(notNow)
      if (decision === 'the-same') return { ok: true }
      if (typeof decision === 'string') return turnedAway(aggregate.name, decision)
      if (!decision) return turnedAway(aggregate.name, 'unknown-subject')
      if (decision.ok) return { ok: true }
      const { refusal } = decision
      const message = isStale(refusal) ? await sayStale(refusal, zone) : await say(refusal)
      return { ok: false, message, code: `${aggregate.name}.${refusal.code}` }
    },
  }
}

const written = (amount: string, currency: string) => `${amount} ${currency}`

// The transaction was rolled back, or it is not known: the same form can be sent again, and has its effect once.
const notNow = (error: unknown) => (isSignedOut(error) ? 'signed-out' : orInterrupted(error))

type Turned =
  'busy' | 'interrupted' | 'signed-out' | 'unknown-subject' | 'another' | 'somebody-elses'

async function turnedAway(name: string, code: Turned): Promise<Answer> {
  return { ok: false, message: (await getTranslations('refusals'))(code), code: `${name}.${code}` }
}

async function sharedFields() {
  const t = await getTranslations('refusals')
  return (code: string) => explainField(t, code)
}

async function cellFields() {
  const words = await installationWords()
  return (code: string) => explainCell(...words, code)
}

async function installationWords() {
  return [await getTranslations('installations'), await getTranslations('refusals')] as const
}

async function draftFields() {
  const words = await invoiceWords()
  return (code: string) => explainDraftField(...words, code)
}

async function accountingWords() {
  return [await getTranslations('accounting'), await getTranslations('refusals')] as const
}

async function termsWords() {
  return [await getTranslations('terms'), await getTranslations('refusals')] as const
}

async function invoiceWords() {
  return [await getTranslations('invoice'), await getTranslations('refusals')] as const
}

async function bookFields() {
  const [t] = await bookWords()
  return (code: string) => explainBookField(t, code)
}

async function bookWords() {
  return [await getTranslations('books'), await getTranslations('refusals')] as const
}
