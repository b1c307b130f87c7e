// What a newcomer is told, until it is dismissed.

import { fill, h, icon, ICONS } from './dom.js';
import { keep, kept, on, personOf, state } from './state.js';
import { letHappen } from './api.js';
import { focusComposer, setText } from './composer.js';

const KEY = 'hint-dismissed';
const box = document.getElementById('hint');

/** Shows it, in the channel where links are pasted, unless it was dismissed. */
export function showHint() {
  const channel = state.channels.get(state.channel);
  if (kept(KEY) === 'yes' || channel?.name !== 'case-review') {
    box.hidden = true;
    return;
  }
  const person = personOf(state.me.id);
  box.hidden = false;
  fill(box,
    h('div', { class: 'hint-words' },
      h('strong', {}, `You act as ${person.name}, ${lower(person.title)}.`), ' ',
      state.hints.length > 0
        ? 'Choose an example and press Enter. Its card comes here, or in #urgent when it is severe. Approve it, then act as somebody else, below the channels, for the second approval.'
        : 'Paste one of the case links that the terminal printed. Type / for commands.'),
    state.hints.length > 0 ? h('div', { class: 'hint-links' }, state.hints.map((hint) => h('button', {
      class: 'example', type: 'button', title: hint.text,
      on: { click: () => { setText(hint.text); focusComposer(); } },
    }, h('strong', {}, hint.text.split('/').filter(Boolean).slice(-2).join('/')), hint.about ? h('span', {}, hint.about) : ''))) : '',
    state.happenings.length > 0 ? h('div', { class: 'hint-links' }, state.happenings.map(happening)) : '',
    h('button', { class: 'icon hint-close', type: 'button', 'aria-label': 'Dismiss this hint', on: { click: dismiss } }, icon(ICONS.close, 18)));
}

/** A button that lets something happen, once. */
function happening(offered) {
  const button = h('button', {
    class: 'example happening', type: 'button',
    on: { click: async () => {
      button.disabled = true;
      const begun = await letHappen(offered.id);
      fill(button, h('strong', {}, begun ? 'It has begun.' : 'It has happened already.'), h('span', {}, 'Look at #urgent.'));
      state.happenings = state.happenings.filter((other) => other.id !== offered.id);
    } },
  }, h('strong', {}, offered.label), h('span', {}, offered.about));
  return button;
}

function lower(title) {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

function dismiss() {
  keep(KEY, 'yes');
  box.hidden = true;
  focusComposer();
}

on('guild', () => state.me && showHint());
