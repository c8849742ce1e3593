// Preloaded into the processes that npm start starts: when it was killed, they go too.
const parent = process.ppid
const LOOK_EVERY = 500
const PATIENCE = 12_000

const watch = setInterval(() => {
  if (process.ppid === parent) return
  clearInterval(watch)
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), PATIENCE)
}, LOOK_EVERY)
watch.unref()
