// Keys

function isTyping(element) {
  return element.closest('input, textarea, select, [contenteditable]') !== null
}

function press(selector) {
  const found = document.querySelector(selector)
  if (found) found.click()
  return found !== null
}

// Items of a work list bear data-item; the one with the focus is current.
function moveThrough(step) {
  const items = [...document.querySelectorAll('[data-item]')]
  if (items.length === 0) return false
  const at = items.findIndex((item) => item.contains(document.activeElement))
  const next = at < 0 ? (step > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + step, 0), items.length - 1)
  items[next].tabIndex = -1
  items[next].focus()
  return true
}

// A control with data-key answers to that key: first in the current item,
// then anywhere on the page.
function pressKey(key) {
  const name = `[data-key="${CSS.escape(key)}"]`
  const item = document.activeElement && document.activeElement.closest('[data-item]')
  const inItem = item && item.querySelector(name)
  if (inItem) {
    inItem.click()
    return true
  }
  return press(name)
}

function handleKey(event) {
  if (event.ctrlKey && event.key === 'Enter') {
    sendForm(event)
    return
  }
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
  const done = event.key === 'j' ? moveThrough(1)
    : event.key === 'k' ? moveThrough(-1)
      : event.key === '?' ? press('[data-shortcuts]')
        : /^[a-z]$/.test(event.key) && pressKey(event.key)
  if (done) event.preventDefault()
}

function sendForm(event) {
  const form = event.target.form || event.target.closest('form')
  if (!form || form.method !== 'post') return
  const button = [...form.elements].find((e) => e.type === 'submit' && !e.hidden && !('leave' in e.dataset))
  event.preventDefault()
  form.requestSubmit(button)
}

document.addEventListener('keydown', (event) => {
  countShift(event)
  handleKey(event)
})
