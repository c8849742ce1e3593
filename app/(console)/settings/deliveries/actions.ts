'use server'

import { command } from '@/lib/command'

export const resendDelivery = command('resendDelivery')
