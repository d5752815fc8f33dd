// A picture as a key needs it: cut square, some hundred pixels, few bytes. What comes out is drawn
// anew, so that nothing else of the file is sent: no place, no camera, no hidden parts.
const SIDE = 320
const SCREEN = 1280
const QUALITY = 0.8

/** The same, whole, for a screen: no side is longer than it needs. */
export async function fitted(file) {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, SCREEN / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return written(canvas)
}

/** The picture in a file as a small WebP, or JPEG where the browser writes none. Throws where it
 *  cannot be read. */
export async function small(file) {
  const picture = await createImageBitmap(file)
  const side = Math.min(picture.width, picture.height)
  const size = Math.min(SIDE, side)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const [x, y] = [(picture.width - side) / 2, (picture.height - side) / 2]
  canvas.getContext('2d').drawImage(picture, x, y, side, side, 0, 0, size, size)
  picture.close()
  return written(canvas)
}

async function written(canvas) {
  const as = (type) => new Promise((give) => canvas.toBlob(give, type, QUALITY))
  const webp = await as('image/webp')
  return webp?.type === 'image/webp' ? webp : as('image/jpeg')
}
