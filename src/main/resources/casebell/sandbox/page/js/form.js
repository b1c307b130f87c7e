// A form that the bot asks for.

import { fill, h } from './dom.js';
import { chooser, dots, label } from './components.js';
import { render } from './markdown.js';
import { on, emit } from './state.js';
import { submit } from './interactions.js';
import { closeList } from './listbox.js';

let shown = null;

/** Closes the form that is open, if one is. */
export function closeForm() {
  shown?.close();
}

on('form', (form) => {
  closeForm();
  const answers = new Map();
  const before = document.activeElement;
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  const send = h('button', { class: 'button primary', type: 'submit' }, h('span', { class: 'button-words' }, 'Submit'));
  const body = h('form', { method: 'dialog', class: 'form', novalidate: true, on: { submit: sent } },
    h('h2', { id: 'form-title' }, form.title),
    h('div', { class: 'form-fields' }, form.components.map((c, i) => draw(c, answers, `form-${i}`))),
    trouble,
    h('div', { class: 'form-end' },
      h('button', { class: 'button plain', type: 'button', on: { click: () => box.close() } }, 'Cancel'), send));
  const box = h('dialog', { class: 'dialog', 'aria-labelledby': 'form-title', on: { close: left, cancel: closeList } }, body);
  document.body.append(box);
  shown = box;
  box.showModal();
  (body.querySelector('textarea, input, .chooser') ?? send).focus();

  function left() {
    box.remove();
    shown = null;
    const again = before?.dataset?.custom
      ? [...document.querySelectorAll('#messages button')].find((b) => b.dataset.custom === before.dataset.custom)
      : before;
    again?.focus?.({ preventScroll: true });
  }

  async function sent(event) {
    event.preventDefault();
    const missing = [...answers.values()].find((a) => !a.fits());
    if (missing) {
      fill(trouble, missing.complaint());
      missing.field.focus();
      return;
    }
    send.disabled = true;
    fill(send, dots());
    const answer = await submit(form, filled(form.components, answers));
    if (answer.how === 'failed') {
      fill(trouble, answer.what || 'Something went wrong. Try again.');
      send.disabled = false;
      fill(send, h('span', { class: 'button-words' }, 'Submit'));
    } else {
      box.close();
      if (answer.how === 'form') {
        emit('form', answer.what);
      }
    }
  }
});

function draw(component, answers, id) {
  switch (component.type) {
    case 1:
      return component.components.map((c) => h('div', { class: 'form-field' },
        h('label', { for: id }, c.label, required(c)), control(c, answers, id)));
    case 10:
      return h('div', { class: 'markup' }, render(component.content ?? ''));
    case 18:
      return h('div', { class: 'form-field' },
        h('label', { for: id }, label(component.label), required(component.component)),
        component.description ? h('p', { class: 'form-more' }, component.description) : '',
        control(component.component, answers, id));
    default:
      return null;
  }
}

function required(component) {
  return component.required === false ? '' : h('span', { class: 'required', title: 'Required' }, ' *');
}

function control(component, answers, id) {
  if (component.type !== 4) {
    const answer = { values: (component.options ?? []).filter((o) => o.default).map((o) => o.value) };
    const box = chooser(component, (values) => { answer.values = values; });
    box.id = id;
    answers.set(component.custom_id, {
      field: box,
      value: () => ({ values: answer.values }),
      fits: () => component.required === false || answer.values.length >= (component.min_values ?? 1),
      complaint: () => 'Choose one first.',
    });
    return box;
  }
  const common = {
    id,
    name: component.custom_id,
    placeholder: component.placeholder,
    maxlength: component.max_length ?? 4000,
    required: component.required !== false,
  };
  const field = component.style === 2 ? h('textarea', { ...common, rows: '4' }) : h('input', { ...common, type: 'text' });
  field.value = component.value ?? '';
  if (component.style === 2) {
    field.addEventListener('keydown', (e) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && field.form.requestSubmit());
  }
  const least = component.min_length ?? (component.required === false ? 0 : 1);
  answers.set(component.custom_id, {
    field,
    value: () => ({ value: field.value }),
    fits: () => (field.value === '' ? component.required === false : field.value.length >= least),
    complaint: () => (field.value === '' ? 'This field is required.' : `Write at least ${least} characters.`),
  });
  return field;
}

/** The components with what was entered, in the shape in which they came. */
function filled(list, answers) {
  return list.filter((c) => c.type !== 10).map((c) => {
    const out = { type: c.type, id: c.id };
    if (c.custom_id) {
      Object.assign(out, { custom_id: c.custom_id }, answers.get(c.custom_id)?.value());
    }
    if (c.components) {
      out.components = filled(c.components, answers);
    }
    if (c.component) {
      [out.component] = filled([c.component], answers);
    }
    return out;
  });
}
