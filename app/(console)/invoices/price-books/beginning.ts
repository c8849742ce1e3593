import type { BookSituation } from '@/lib/price-books/version'

/** What a version that does not exist yet is decided by, as far as who asks is concerned. */
export const beginning: BookSituation = {
  ...{ today: '', seq: 0, version: null },
  ...{ editors: [], published: [], drafts: [], partners: [] },
}
