// The list above the composer: commands, their options, what the bot proposes, people and channels to mention.

import { append, fill, h } from './dom.js';

export class Popup {
  /**
   * @param field the text field that keeps the focus
   * @param choose called with the item that was chosen
   */
  constructor(field, choose) {
    this.field = field;
    this.choose = choose;
    this.items = [];
    this.current = -1;
    this.list = h('div', { role: 'listbox', id: 'proposals', 'aria-label': 'Proposals' });
    this.head = h('div', { class: 'popup-head' });
    this.box = h('div', { class: 'popup', hidden: true }, this.head, this.list);
  }

  get isOpen() {
    return !this.box.hidden;
  }

  /** Shows items; the first is marked, unless Enter shall mean something else. */
  show({ head, items, empty, free }) {
    const before = this.items[this.current]?.label;
    this.items = items;
    fill(this.head, head);
    fill(this.list);
    append(this.list, items.map((item, i) => h('div', {
      class: 'proposal', role: 'option', id: `proposal-${i}`, 'aria-selected': 'false',
      on: { mousedown: (e) => { e.preventDefault(); this.choose(item); }, mousemove: () => i !== this.current && this.mark(i) },
    }, h('span', { class: 'proposal-label' }, item.label, (item.args ?? []).map((a) => h('span', { class: 'arg' }, a))),
    h('span', { class: 'proposal-more' }, item.more ?? ''))));
    if (items.length === 0) {
      append(this.list, empty ? h('div', { class: 'proposal-none' }, empty) : '');
    }
    this.box.hidden = items.length === 0 && !empty && !head;
    const again = before === undefined ? -1 : items.findIndex((i) => i.label === before);
    this.mark(free ? -1 : Math.max(0, again));
    this.field.setAttribute('aria-expanded', String(!this.box.hidden));
  }

  hide() {
    this.box.hidden = true;
    this.items = [];
    this.current = -1;
    this.field.setAttribute('aria-expanded', 'false');
    this.field.removeAttribute('aria-activedescendant');
  }

  mark(i) {
    this.list.querySelector('.current')?.setAttribute('aria-selected', 'false');
    this.list.querySelector('.current')?.classList.remove('current');
    this.current = this.items.length === 0 ? -1 : i;
    if (this.current < 0) {
      this.field.removeAttribute('aria-activedescendant');
      return;
    }
    const element = this.list.children[this.current];
    element.classList.add('current');
    element.setAttribute('aria-selected', 'true');
    element.scrollIntoView({ block: 'nearest' });
    this.field.setAttribute('aria-activedescendant', element.id);
  }

  /** Takes a key; true when it was meant for the list. */
  key(event) {
    if (!this.isOpen) {
      return false;
    }
    const count = this.items.length;
    if (event.key === 'Escape') {
      this.hide();
      return true;
    }
    if (count === 0) {
      return false;
    }
    if (event.key === 'ArrowDown') {
      this.mark((this.current + 1) % count);
    } else if (event.key === 'ArrowUp') {
      this.mark((Math.max(this.current, 0) + count - 1) % count);
    } else if (event.key === 'Tab' && !event.shiftKey) {
      this.choose(this.items[Math.max(this.current, 0)]);
    } else if (event.key === 'Enter' && !event.shiftKey && this.current >= 0) {
      this.choose(this.items[this.current]);
    } else {
      return false;
    }
    return true;
  }
}
