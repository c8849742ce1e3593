import { takeAcknowledgement } from '@/lib/api/take-acknowledgement'

export const POST = takeAcknowledgement
