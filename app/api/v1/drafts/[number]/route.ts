import { readDraft } from '@/lib/api/read-drafts'

export const GET = readDraft
