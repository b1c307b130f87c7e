// A list to choose from, below or above a button: arrows, Home, End, letters, Enter, Esc.

import { append, h } from './dom.js';

let open = null;

/** Closes the list that is open, if one is. */
export function closeList() {
  open?.();
}

/**
 * Shows a list.
 *
 * @param anchor the button it belongs to
 * @param options objects with `value`, `label` and perhaps `description`, `before` (a node), `chosen`
 * @param many how many may be chosen; 1 ends with the first choice
 * @param done called with the chosen values; not called when it is left with Esc and nothing was changed
 */
export function showList({ anchor, options, many = 1, label, done, place = 'below' }) {
  closeList();
  const chosen = new Set(options.filter((o) => o.chosen).map((o) => o.value));
  let current = Math.max(0, options.findIndex((o) => o.chosen));
  const items = options.map((option, i) => h('div', {
    class: 'option',
    role: 'option',
    id: `list-option-${i}`,
    'aria-selected': String(chosen.has(option.value)),
    on: { click: () => choose(i), mousemove: () => current !== i && move(i) },
  }, option.before, h('span', { class: 'option-words' },
    h('span', { class: 'option-label' }, option.label),
    option.description ? h('span', { class: 'option-more' }, option.description) : ''),
  many > 1 ? h('span', { class: 'tick', 'aria-hidden': 'true' }) : ''));
  const list = h('div', {
    class: 'listbox', role: 'listbox', tabindex: '0', 'aria-label': label, 'aria-multiselectable': many > 1 ? 'true' : null,
    on: { keydown: key, focusout: (e) => !list.contains(e.relatedTarget) && leave(many > 1, false) },
  }, items);
  append(anchor.closest('dialog') ?? document.body, list);
  settle(list, anchor, place);
  anchor.setAttribute('aria-expanded', 'true');
  open = () => leave(false, true);
  move(current);
  list.focus({ preventScroll: true });

  function move(i) {
    items[current]?.classList.remove('current');
    current = (i + items.length) % items.length;
    items[current].classList.add('current');
    items[current].scrollIntoView({ block: 'nearest' });
    list.setAttribute('aria-activedescendant', items[current].id);
  }

  function choose(i) {
    const { value } = options[i];
    if (many === 1) {
      chosen.clear();
      chosen.add(value);
      leave(true, true);
    } else {
      if (!chosen.delete(value) && chosen.size < many) {
        chosen.add(value);
      }
      items[i].setAttribute('aria-selected', String(chosen.has(value)));
    }
  }

  function key(event) {
    const steps = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: items.length - 1 };
    if (event.key in steps) {
      move(steps[event.key]);
    } else if (event.key === 'Enter' || event.key === ' ') {
      choose(current);
    } else if (event.key === 'Escape') {
      leave(false, true);
    } else if (event.key === 'Tab') {
      leave(many > 1, true);
      return;
    } else if (event.key.length === 1) {
      const found = options.findIndex((o, i) => i !== current && o.label.toLowerCase().startsWith(event.key.toLowerCase()));
      if (found >= 0) {
        move(found);
      }
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function leave(choosing, refocus) {
    if (open === null || !list.isConnected) {
      return;
    }
    open = null;
    anchor.setAttribute('aria-expanded', 'false');
    list.remove();
    if (refocus) {
      anchor.focus({ preventScroll: true });
    }
    if (choosing) {
      done([...chosen]);
    }
  }
}

/** Puts a floating box beside what it belongs to, inside the window. */
export function settle(box, anchor, place) {
  const at = anchor.getBoundingClientRect();
  const space = { below: innerHeight - at.bottom - 12, above: at.top - 12 };
  const above = place === 'above' ? space.above > 160 || space.above > space.below : space.below < 180 && space.above > space.below;
  box.style.setProperty('--most', `${Math.max(120, above ? space.above : space.below)}px`);
  box.style.setProperty('--wide', `${at.width}px`);
  const size = box.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left, innerWidth - size.width - 8));
  const top = above ? Math.max(8, at.top - size.height - 6) : at.bottom + 6;
  box.style.setProperty('left', `${left}px`);
  box.style.setProperty('top', `${top}px`);
}
