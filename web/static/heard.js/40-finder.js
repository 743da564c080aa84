// Finding people

// While one types, those who fit appear as the checkboxes that the Find button
// would bring. Whoever is ticked stays, whatever is typed next.
const findPause = 200

function startFinder(finder) {
  const words = finder.querySelector('input')
  const list = finder.querySelector('[data-finder-found]')
  const status = finder.querySelector('[data-finder-status]')
  const each = finder.querySelector('[data-finder-each]')
  let timer
  let asked = 0

  words.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(find, findPause)
  })

  async function find() {
    const turn = ++asked
    const letters = words.value.trim()
    let found = []
    if (letters.length > 1) {
      try {
        // In an address the letters of a name would be written down by every proxy.
        const answer = await fetch(finder.dataset.finder, { method: 'POST', headers: { Accept: 'application/json' }, body: new URLSearchParams({ q: letters }) })
        if (!answer.ok) return
        found = (await answer.json()).found
      } catch {
        return
      }
    }
    // A slow answer to fewer letters must not replace a later one.
    if (turn === asked) show(found)
  }

  function show(found) {
    const ticked = [...list.querySelectorAll('.govuk-checkboxes__input:checked')]
    const values = new Set(ticked.map((box) => box.value))
    const taken = ticked.flatMap((box) => {
      const item = box.closest('.govuk-checkboxes__item')
      const asked = item.nextElementSibling
      return asked && asked.matches('.govuk-checkboxes__conditional') ? [item, asked] : [item]
    })
    const fresh = found.filter((person) => !values.has(person.value)).flatMap((person) => [newChoice(person), ...newAsked(person)])
    const boxes = document.createElement('div')
    boxes.className = 'govuk-checkboxes govuk-checkboxes--small'
    boxes.append(...taken, ...fresh)
    list.replaceChildren(boxes)
    say(status, found.length === 1 ? '1 found' : found.length + ' found')
  }

  function newChoice(person) {
    const id = finder.dataset.finderName + '-' + person.value
    const item = document.createElement('div')
    item.className = 'govuk-checkboxes__item'
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.className = 'govuk-checkboxes__input'
    box.id = id
    box.name = finder.dataset.finderName
    box.value = person.value
    const label = document.createElement('label')
    label.className = 'govuk-label govuk-checkboxes__label'
    label.htmlFor = id
    label.textContent = person.text
    item.append(box, label)
    if (person.hint) {
      const hint = document.createElement('div')
      hint.className = 'govuk-hint govuk-checkboxes__hint'
      hint.id = id + '-item-hint'
      hint.textContent = person.hint
      box.setAttribute('aria-describedby', hint.id)
      item.append(hint)
    }
    return item
  }

  // What is asked of everybody who is ticked, as the server would have it.
  function newAsked(person) {
    if (!each) return []
    const asked = document.createElement('div')
    asked.className = 'govuk-checkboxes__conditional'
    asked.append(each.content.cloneNode(true))
    const select = asked.querySelector('select')
    const label = asked.querySelector('label')
    select.id += '-' + person.value
    label.htmlFor = select.id
    label.textContent = person.text + ': ' + label.textContent.trim()
    for (const option of select.options) {
      if (option.value) option.value = person.value + '.' + option.value
    }
    return [asked]
  }
}

for (const finder of document.querySelectorAll('[data-finder]:not([data-finder=""])')) startFinder(finder)
