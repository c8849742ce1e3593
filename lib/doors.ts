import 'server-only'
import { getTranslations } from 'next-intl/server'
import { accounting } from '@/db/aggregates/accounting'
import { person } from '@/db/aggregates/person'
import { customer } from '@/db/aggregates/customer'
import { delivery } from '@/db/aggregates/delivery'
import { draft } from '@/db/aggregates/draft'
import { exchangeRate } from '@/db/aggregates/exchange-rate'
import { freeze } from '@/db/aggregates/freeze'
import { installation } from '@/db/aggregates/installation'
import { priceBook } from '@/db/aggregates/price-book'
import { release } from '@/db/aggregates/release'
import { terms } from '@/db/aggregates/terms'
import { token } from '@/db/aggregates/token'
import { bulkDrafts } from '@/lib/bulk-drafts'
import { bulkPayload, type Bulk } from '@/lib/invoice/bulk'
import { draftRules } from '@/lib/invoice/workflow'
import { importPayload, type ImportCommand } from '@/lib/import-installations'
import { enterImport } from '@/lib/import-report'
import { door, notNow, turnedAway, type Door } from '@/lib/door'
import {
  accountingWords,
  bookFields,
  bookWords,
  cellFields,
  draftFields,
  installationWords,
  invoiceWords,
  termsWords,
} from '@/lib/door-words'
import { orBusy } from '@/lib/or-busy'
import { roleFor } from '@/lib/release/people'
import { describe } from '@/lib/words/describe'
import { explainBook, explainRate } from '@/lib/words/book'
import { explainDraft } from '@/lib/words/draft'
import { describeDraft } from '@/lib/words/draft-event'
import { explainAccounting, explainAccountingField } from '@/lib/words/accounting'
import { explain } from '@/lib/words/explain'
import { explainFreeze } from '@/lib/words/freeze'
import {
  describeAccounting,
  describeCustomer,
  describeDelivery,
  describeFreeze,
  describeInstallation,
  describePerson,
  describeRate,
  describeTerms,
  describeToken,
} from '@/lib/words/happened'
import { explainCustomer, explainInstallation } from '@/lib/words/installation'
import { explainPerson } from '@/lib/words/explain-person'
import { describeBook } from '@/lib/words/rule'
import { explainTerms, explainTermsField } from '@/lib/words/terms'
import { explainToken } from '@/lib/words/token'

const importDoor: Door = {
  payloads: { importInstallations: importPayload },
  fields: cellFields,
  async enter(asked, command) {
    const answer = await enterImport(asked, (command as ImportCommand).csv).catch(orBusy)
    return answer === 'busy' ? turnedAway('import', 'busy') : answer
  },
}

const draftDoor = door(draft, {
  say: async (refusal, zone) => explainDraft(...(await invoiceWords()), refusal, zone),
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
  door(delivery, {
    say: async refusal => {
      const words = await getTranslations('refusals')
      return refusal.code === 'wrong-role' ? explain(words, refusal) : words(refusal.code)
    },
    tell: describeDelivery,
  }),
  importDoor,
]

export function doorOf(type: string): Door {
  const found = doors.find(({ payloads }) => type in payloads)
  if (!found) throw new Error(`No aggregate knows the command ${type}.`)
  return found
}

const written = (amount: string, currency: string) => `${amount} ${currency}`
