import { startBackground } from '@/lib/jobs/background'

// The background work of a console, as its web process does it: killed, paused and gone on with from outside.
startBackground()
