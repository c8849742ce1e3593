import { readRelease } from '@/lib/api/read-release'

export const GET = readRelease
