let last = 0
let order = 0

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then a 12-bit counter that keeps
 * ids of one millisecond in the order they were made (§6.2, method 1), then 62 random bits.
 * A clock that goes back does not make ids go back.
 */
export function uuidv7(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  if (now > last) {
    last = now
    order = (((bytes[6] ?? 0) & 0x07) << 8) | (bytes[7] ?? 0)
  } else if (++order > 0xfff) {
    last += 1
    order = 0
  }
  const view = new DataView(bytes.buffer)
  view.setUint32(0, Math.floor(last / 0x1_0000))
  view.setUint16(4, last % 0x1_0000)
  view.setUint16(6, 0x7000 | order)
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [8, 12, 16, 20, 32].map((end, i, ends) => hex.slice(ends[i - 1] ?? 0, end)).join('-')
}
