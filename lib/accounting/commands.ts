import { z } from 'zod'
import { zoneName } from '@/lib/calendar/wall'
import { companyCells, companyOf, refuseCompany } from '@/lib/installations/company-cells'
import { installationRow } from '@/lib/installations/installation-row'
import { territories, territoryTreatments } from '@/lib/invoice/territories'
import { vatRate } from '@/lib/invoice/vat-rates'
import { compare, currency, percentage } from '@/lib/money'

const text = (most: number) => z.string('required').trim().min(1, 'required').max(most, 'too-long')
const country = z.enum(vatRate.shape.country.options, 'choose-one')

const seller = z
  .strictObject({
    country,
    name: installationRow.in.shape.customer,
    ...companyCells,
    street: text(200),
    postal_code: text(20),
    city: text(100),
    registration: text(40),
    zone: zoneName,
    currency: z.enum(currency.options, 'choose-one'),
  })
  .superRefine((cells, context) => {
    refuseCompany(cells, (column, message) => {
      context.addIssue({ code: 'custom', path: [column], message })
    })
  })
  .transform(cells => ({ ...companyOf(cells), postalCode: cells.postal_code }))

/** What each command on accounting carries. */
export const payloads = {
  nameAccountingContact: z.strictObject({ person: z.uuid('choose-one') }),
  decideVatPolicy: z.strictObject({
    outsideUnion: z
      .enum(['O', 'G', 'undecided'], 'choose-one')
      .transform(value => (value === 'undecided' ? null : value)),
    vatIdEvidence: z.enum(['format_ok', 'confirmed'], 'choose-one'),
    retention: z
      .string('required')
      .trim()
      .max(2000, 'too-long')
      .transform(note => note || null),
  }),
  decideTerritory: z.strictObject({
    seller: country,
    territory: z.enum(territories, 'choose-one'),
    treatment: z
      .enum([...territoryTreatments, 'undecided'], 'choose-one')
      .transform(value => (value === 'undecided' ? null : value)),
    from: z.iso.date('not-a-date'),
    evidence: text(500),
  }),
  recordVatRate: z.strictObject({
    country,
    rate: percentage.refine(
      rate => !percentage.safeParse(rate).success || compare(rate, '100') <= 0,
      'not-a-percentage',
    ),
    from: z.iso.date('not-a-date'),
    evidence: text(500),
  }),
  withdrawVatRate: z.strictObject({ country, evidence: text(500) }),
  editSeller: seller,
}

type Payloads = typeof payloads
export type AccountingCommandName = keyof Payloads
export type AccountingCommandOf<Name extends AccountingCommandName> = {
  type: Name
} & z.output<Payloads[Name]>
export type AccountingCommand = {
  [Name in AccountingCommandName]: AccountingCommandOf<Name>
}[AccountingCommandName]
