// Sends what a page has changed, one thing after the other, and says how it stands.
const token = () => document.querySelector('input[name=csrfmiddlewaretoken]').value

/** `state` has its words in `data-saving`, `data-saved` and `data-lost`. What is given back sends
 *  to an address and answers with what came back; null where nothing did. */
export function sender(state) {
  let sending = Promise.resolve(null)

  async function send(address, content) {
    const plain = content instanceof Blob
    const answer = await fetch(address, {
      method: 'POST',
      headers: {
        'X-CSRFToken': token(),
        'Content-Type': plain ? content.type || 'application/octet-stream' : 'application/json',
      },
      body: plain ? content : JSON.stringify(content),
    }).catch(() => null)
    const told = await answer?.json().catch(() => null)
    const why = told ? told.why : state.dataset.lost
    state.textContent = why || state.dataset.saved
    state.classList.toggle('wrong', Boolean(why))
    return told ?? null
  }

  return (address, content) => {
    state.textContent = state.dataset.saving
    state.classList.remove('wrong')
    sending = sending.then(() => send(address, content))
    return sending
  }
}
