"use strict";
// The data of the page: units in their order, projects, remarks; each text stands once.
const DATA = JSON.parse(document.getElementById("data").textContent);
const W = DATA.w;
const [
  KEY, UNIT, PROJECT, PATH, SEQ, LEVEL, NAME, WHERE, TITLE, POINTS, NOW, REWRITE, WHY, RULES, PROBLEMS, NEW, STATE, SAID,
] = Array(18).keys();
const [U_PROJECTS, U_INDICATORS, U_QUANTIFIED, U_MUST, U_SHOULD, U_MAY, U_CLEAN, U_POINTS] = Array(8).keys();
const [P_UNIT, P_NAME, P_INDICATORS] = Array(3).keys();

const text = (number) => DATA.strings[number];
const projectName = (number) => (number < 0 ? "" : text(DATA.projects[number][P_NAME]));

// Returns words of the page, their gaps filled: "{n}" by name, "{}" by the only value.
function say(key, values = {}) {
  return W[key].replace(/\{(\w*)\}/g, (_, name) => (name ? values[name] : values));
}

// Returns an element with its class and what stands in it: texts stay texts.
function make(tag, kind, ...inside) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.append(...inside);
  return made;
}

function anchor(address, ...inside) {
  const made = make("a", "", ...inside);
  made.href = address;
  return made;
}

// Returns numbers by so many at a time.
function groups(flat, size) {
  return Array.from({ length: flat.length / size }, (_, at) => flat.slice(at * size, at * size + size));
}

// Returns label, what stays before, text, what stays behind, and change of each part of a row.
function parts(flat) {
  return groups(flat, 5).map((part) => [...part.slice(0, 4).map(text), part[4]]);
}
