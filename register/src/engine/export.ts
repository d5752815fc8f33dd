import type { Store } from './store'

const ROWS = 1_000

/**
 * Every entry of every chain on this device, one JSON line each, the way they are uploaded:
 * whoever has the public key can check them without us.
 */
export async function exportJournal(store: Store): Promise<Blob> {
  const parts: string[] = []
  for (let offset = 0; ; offset += ROWS) {
    const rows = await store.journal.orderBy('[chain+seq]').offset(offset).limit(ROWS).toArray()
    for (const { chain, entry, hash, signature, sent } of rows) {
      parts.push(JSON.stringify({ chain, entry, hash, signature, sent: sent === 1 }) + '\n')
    }
    if (rows.length < ROWS) return new Blob(parts, { type: 'application/x-ndjson' })
  }
}
