import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Reading } from '@/lib/command'
import { priceBook } from '@/lib/invoice/price-book'
import { explainDraftField } from '@/lib/words/draft'

const largest = 1_000_000
const shown = 8

/** A price book as JSON, from a file or pasted; what is wrong with it is said by its place in the book. */
export async function readPriceBook(form: FormData): Promise<Reading> {
  const t = await getTranslations('invoices.bookPage')
  const file = form.get('file')
  const uploaded = file instanceof File && file.size > 0
  const field = uploaded ? 'file' : 'text'
  const refuse = (...sentences: string[]) => ({
    ok: false as const,
    fields: { [field]: sentences },
  })
  if (uploaded && file.size > largest) return refuse(t('tooLarge'))

  const text = (uploaded ? await file.text() : pasted(form.get('text'))).trim()
  if (text === '') return refuse(t('nothing'))
  if (text.length > largest) return refuse(t('tooLarge'))
  const read = parsed(text)
  if (!read.ok) return refuse(t('notJson', { detail: read.detail }))

  const book = priceBook.safeParse(read.value)
  if (book.success) return { ok: true, payload: { book: book.data } }
  const [words, shared] = await Promise.all([
    getTranslations('invoice'),
    getTranslations('refusals'),
  ])
  const sentences = book.error.issues.slice(0, shown).map(({ path, message }) =>
    t('wrong', {
      path: path.length === 0 ? '.' : path.join('.'),
      problem: isCode(message)
        ? explainDraftField(words, shared, message)
        : t('odd', { detail: message }),
    }),
  )
  return refuse(...sentences)
}

const pasted = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '')

// Our own codes are words with hyphens; what the parser says by itself is a sentence.
const isCode = (message: string) => /^[a-z]+(-[a-z]+)*$/.test(message)

function parsed(text: string): { ok: true; value: unknown } | { ok: false; detail: string } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : '' }
  }
}
