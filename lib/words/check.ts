import type { useTranslations } from 'next-intl'
import type { Finding } from '@/lib/invoice/check/check'
import type { Field } from '@/lib/invoice/check/rule'

/** The translator of the namespace 'check'. */
export type CheckWords = ReturnType<typeof useTranslations<'check'>>

/** What is wrong, as a sentence. */
export function explainBroken(t: CheckWords, { field, problem, values = {} }: Finding): string {
  const given = { is: '', should: '', most: '', category: '', ...values }
  const is = given.is === '' ? 'none' : given.is
  const sentence = t(`problem.${problem}`, { ...given, is, field: t(`field.${field}`) })
  return values['line'] ? t('line', { line: values['line'], sentence }) : sentence
}

/** Where a field is put right. */
export type Place = 'buyer' | 'customer' | 'installation' | 'book' | 'seller' | 'draft' | 'none'

export function placeOf({ field, severity }: Pick<Finding, 'field' | 'severity'>): Place {
  if (severity !== 'fatal') return 'none'
  if (field === 'document.reference') return 'installation'
  const [group] = field.split('.') as [Group]
  switch (group) {
    case 'seller':
    case 'buyer':
      return group
    case 'delivery':
      return 'customer'
    case 'line':
    case 'allowance':
    case 'charge':
      return 'book'
    case 'document':
    case 'total':
    case 'vat':
      return 'draft'
  }
}

type Group = Field extends `${infer One}.${string}` ? One : never
