import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'
import { installationRow } from '@/lib/installations/installation-row'
import { missingRegistration } from '@/lib/invoice/party'
import { memberStates, readVatId } from '@/lib/invoice/vat-id'

const cells = installationRow.in.shape

const company = z
  .strictObject({
    name: cells.customer,
    country: cells.country,
    vat_id: cells.vat_id,
    registration: cells.registration,
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
  .superRefine(({ country, vat_id, registration }, ctx) => {
    if (vat_id && memberStates.includes(country) && readVatId(vat_id, country).status === 'unknown')
      ctx.addIssue({ code: 'custom', path: ['vat_id'], message: 'not-a-vat-id' })
    const wrong = registration && missingRegistration({ country, registration })
    if (wrong)
      ctx.addIssue({
        code: 'custom',
        path: ['registration'],
        message: wrong === 'siren' ? 'not-a-siren' : 'not-a-kennitala',
      })
  })
  .transform(({ vat_id, ...rest }) => ({
    ...rest,
    vatId: vat_id && readVatId(vat_id, rest.country).number,
  }))

/** What each command on a customer or partner carries. */
export const payloads = { addCustomer: company, editCustomer: company }

export type CompanyFacts = z.output<typeof company>
export type CustomerCommandName = keyof typeof payloads
export type CustomerCommand = { type: CustomerCommandName } & CompanyFacts
