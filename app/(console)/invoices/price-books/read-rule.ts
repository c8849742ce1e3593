import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Reading } from '@/lib/command'
import { valuesOf } from '@/lib/form-state'
import { ruleKinds } from '@/lib/invoice/price-book'
import { ruleFrom } from '@/lib/price-books/rule-form'
import { explainBookField } from '@/lib/words/book'

/** The fields of a form about a rule, as the rule; what is wrong is said at its field. */
export async function readRule(form: FormData): Promise<Reading> {
  const t = await getTranslations('books')
  const values = valuesOf(form)
  const kind = ruleKinds.find(known => known === values['kind'])
  if (!kind) return { ok: false, fields: { kind: [explainBookField(t, 'unknown-value')] } }
  const read = ruleFrom(kind, values)
  if (read.ok) {
    const { at = '', seen = '' } = values
    return { ok: true, payload: { at, seen, rule: read.rule } }
  }
  const said = Object.entries(read.fields).map(([field, codes]) => [
    field,
    codes.map(code => explainBookField(t, code)),
  ])
  return { ok: false, fields: Object.fromEntries(said) as Record<string, string[]> }
}
