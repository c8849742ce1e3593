import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import type { Aggregate, Channel } from '@/db/aggregate'
import { accounting } from '@/db/aggregates/accounting'
import { person } from '@/db/aggregates/person'
import { customer } from '@/db/aggregates/customer'
import { draft } from '@/db/aggregates/draft'
import { freeze } from '@/db/aggregates/freeze'
import { installation } from '@/db/aggregates/installation'
import { priceBook } from '@/db/aggregates/price-book'
import { release } from '@/db/aggregates/release'
import { terms } from '@/db/aggregates/terms'
import { token } from '@/db/aggregates/token'
import type { Acting } from '@/db/begin-request'
import { isSignedOut } from '@/db/refused'
import type { ReportLine } from '@/lib/form-state'
import { importPayload, type ImportCommand } from '@/lib/import-installations'
import { enterImport } from '@/lib/import-report'
import { orBusy } from '@/lib/or-busy'
import { perform } from '@/lib/perform'
import { performOnce } from '@/lib/perform-once'
import { explainAccounting, explainAccountingField } from '@/lib/words/accounting'
import { explainBook, explainDraft, explainDraftField } from '@/lib/words/draft'
import { explain, explainField } from '@/lib/words/explain'
import { explainFreeze } from '@/lib/words/freeze'
import { explainCell, explainCustomer, explainInstallation } from '@/lib/words/installation'
import { explainPerson } from '@/lib/words/explain-person'
import { explainTerms, explainTermsField } from '@/lib/words/terms'
import { explainToken } from '@/lib/words/token'

type Asked = {
  actor: Acting
  subject: string
  channel: Channel
  now?: Date
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

export const doors: readonly Door[] = [
  door(release, async refusal => explain(await getTranslations('refusals'), refusal)),
  door(person, async refusal => explainPerson(await getTranslations('people'), refusal)),
  door(
    installation,
    async refusal => explainInstallation(...(await installationWords()), refusal),
    cellFields,
  ),
  door(
    customer,
    async refusal => explainCustomer(...(await installationWords()), refusal),
    cellFields,
  ),
  door(freeze, async refusal =>
    explainFreeze(await getTranslations('freezes'), await getTranslations('refusals'), refusal),
  ),
  door(draft, async refusal => explainDraft(...(await invoiceWords()), refusal), draftFields),
  door(priceBook, async refusal => explainBook(...(await invoiceWords()), refusal), draftFields),
  door(token, async refusal =>
    explainToken(await getTranslations('tokens'), await getTranslations('refusals'), refusal),
  ),
  door(
    accounting,
    async refusal => explainAccounting(...(await accountingWords()), refusal),
    async () => {
      const words = [...(await accountingWords()), await getTranslations('installations')] as const
      return code => explainAccountingField(...words, code)
    },
  ),
  door(
    terms,
    async refusal => explainTerms(...(await termsWords()), refusal),
    async () => {
      const words = await termsWords()
      return code => explainTermsField(...words, code)
    },
  ),
  importDoor,
]

export function doorOf(type: string): Door {
  const found = doors.find(({ payloads }) => type in payloads)
  if (!found) throw new Error(`No aggregate knows the command ${type}.`)
  return found
}

function door<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal extends { code: string },
>(
  aggregate: Aggregate<State, Command, Event, Refusal>,
  say: (refusal: Refusal) => Promise<string>,
  fields = sharedFields,
): Door {
  return {
    payloads: aggregate.payloads,
    fields,
    async enter({ once, ...asked }, command) {
      const entered = { ...asked, command: command as Command }
      const carriedOut = once ? performOnce(aggregate, entered, once) : perform(aggregate, entered)
      const decision = await carriedOut.catch(notNow)
      if (decision === 'the-same') return { ok: true }
      if (typeof decision === 'string') return turnedAway(aggregate.name, decision)
      if (!decision) return turnedAway(aggregate.name, 'unknown-subject')
      if (decision.ok) return { ok: true }
      const { refusal } = decision
      return { ok: false, message: await say(refusal), code: `${aggregate.name}.${refusal.code}` }
    },
  }
}

// The transaction was rolled back: what was typed can be sent again.
const notNow = (error: unknown) => (isSignedOut(error) ? 'signed-out' : orBusy(error))

type Turned = 'busy' | 'signed-out' | 'unknown-subject' | 'another' | 'somebody-elses'

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
