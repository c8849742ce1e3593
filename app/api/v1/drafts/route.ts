import { readDrafts } from '@/lib/api/read-drafts'

export const GET = readDrafts
