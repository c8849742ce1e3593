import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'
import { companyOf, companyCells, refuseCompany } from '@/lib/installations/company-cells'
import { installationRow } from '@/lib/installations/installation-row'

const cells = installationRow.in.shape

const company = z
  .strictObject({
    name: cells.customer,
    country: cells.country,
    ...companyCells,
    contact: z
      .string('required')
      .trim()
      .max(200, 'too-long')
      .transform(text => text || null),
    language: z.enum(locales, 'unknown-value'),
    partner: z
      .union([z.literal('on'), z.literal(true)], 'unknown-value')
      .optional()
      .transform(Boolean),
  })
  .superRefine((cells, context) => {
    refuseCompany(cells, (column, message) => {
      context.addIssue({ code: 'custom', path: [column], message })
    })
  })
  .transform(companyOf)

/** A register's answer on a VAT id: the day it was asked, and what it calls the consultation. */
const confirmation = z.strictObject({
  /** The VAT id that was asked about, as the form showed it. */
  vatId: z.string('required').min(1, 'required').max(30, 'too-long'),
  on: z.iso.date('not-a-date'),
  reference: z.string('required').trim().min(1, 'required').max(100, 'too-long'),
})

/** What each command on a customer or partner carries. */
export const payloads = { addCustomer: company, editCustomer: company, confirmVatId: confirmation }

type Payloads = typeof payloads
export type CompanyFacts = z.output<typeof company>
export type CustomerCommandName = keyof Payloads
export type CustomerCommandOf<Name extends CustomerCommandName> = {
  type: Name
} & z.output<Payloads[Name]>
export type CustomerCommand = {
  [Name in CustomerCommandName]: CustomerCommandOf<Name>
}[CustomerCommandName]
