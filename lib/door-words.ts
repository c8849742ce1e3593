import 'server-only'
import { getTranslations } from 'next-intl/server'
import { explainBookField } from '@/lib/words/book'
import { explainDraftField } from '@/lib/words/draft'
import { explainField } from '@/lib/words/explain'
import { explainCell } from '@/lib/words/installation'

// The words each door speaks with, in the language of who sent the form.

export async function sharedFields() {
  const t = await getTranslations('refusals')
  return (code: string) => explainField(t, code)
}

export async function cellFields() {
  const words = await installationWords()
  return (code: string) => explainCell(...words, code)
}

export async function installationWords() {
  return [await getTranslations('installations'), await getTranslations('refusals')] as const
}

export async function draftFields() {
  const words = await invoiceWords()
  return (code: string) => explainDraftField(...words, code)
}

export async function accountingWords() {
  return [await getTranslations('accounting'), await getTranslations('refusals')] as const
}

export async function termsWords() {
  return [await getTranslations('terms'), await getTranslations('refusals')] as const
}

export async function invoiceWords() {
  return [await getTranslations('invoice'), await getTranslations('refusals')] as const
}

export async function bookFields() {
  const [t] = await bookWords()
  return (code: string) => explainBookField(t, code)
}

export async function bookWords() {
  return [await getTranslations('books'), await getTranslations('refusals')] as const
}
