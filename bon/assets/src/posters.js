// The page of posters: a picture is made to fit a screen before it is sent.
import { fitted } from './js/small-picture.js'

const input = document.querySelector('[data-fitted]')

input.addEventListener('change', async () => {
  const [file] = input.files
  const content = file && (await fitted(file).catch(() => null))
  // What cannot be read here is for the server to refuse.
  if (!content) return
  const files = new DataTransfer()
  files.items.add(new File([content], file.name, { type: content.type }))
  input.files = files.files
})
