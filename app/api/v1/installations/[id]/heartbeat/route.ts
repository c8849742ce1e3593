import { takeHeartbeat } from '@/lib/api/take-heartbeat'

export const POST = takeHeartbeat
