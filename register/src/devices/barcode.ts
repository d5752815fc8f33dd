import { drawingSVG, code128, qrcode } from 'bwip-js/generic'

/** Dots of the drawing per module: sharp on paper at 203 dpi. */
const SCALE = 2

function asAddress(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/** Code 128 as the address of a picture. */
export function code128Picture(text: string): string {
  const options = { bcid: 'code128', text, scale: SCALE, height: 11 }
  return asAddress(code128(options, drawingSVG()))
}

/** A QR code as the address of a picture. */
export function qrPicture(text: string): string {
  return asAddress(qrcode({ bcid: 'qrcode', text, scale: SCALE }, drawingSVG()))
}
