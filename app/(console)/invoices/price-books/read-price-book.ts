import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Reading } from '@/lib/command'
import { priceBook } from '@/lib/invoice/price-book'
import { lineOf, placeOfError, type Place } from '@/lib/price-books/json-place'
import { explainBookField } from '@/lib/words/book'

const largest = 1_000_000
const shown = 8

/** A price book as JSON, from a file or pasted; what is wrong with it is said by its line and its place in the book. */
export async function readPriceBook(form: FormData): Promise<Reading> {
  const t = await getTranslations('books')
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
  if (!read.ok)
    return refuse(t('notJson', { line: String(read.line), column: String(read.column) }))

  // A version is numbered here: the number in a file says only where it came from.
  const book = priceBook.safeParse(numbered(read.value))
  if (book.success) return { ok: true, payload: { book: book.data } }
  const { issues } = book.error
  const sentences = issues.slice(0, shown).map(({ path, message }) =>
    t('wrong', {
      line: String(lineOf(text, path)),
      path: path.length === 0 ? '.' : path.join('.'),
      problem: explainBookField(t, message),
    }),
  )
  const left = issues.length - shown
  return refuse(...sentences, ...(left > 0 ? [t('more', { count: left })] : []))
}

const pasted = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '')

const numbered = (value: unknown) =>
  typeof value === 'object' && value !== null && !('version' in value)
    ? { ...value, version: 1 }
    : value

function parsed(text: string): { ok: true; value: unknown } | ({ ok: false } & Place) {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, ...placeOfError(text, error instanceof Error ? error.message : '') }
  }
}
