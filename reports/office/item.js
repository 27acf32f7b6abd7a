// One remark as a person reads it.
const LONG = 160;

// Returns a text, a long one by its beginning, with the whole on demand.
function shortened(value, tag = "bdi") {
  const made = make(tag, "", value);
  if (value.length <= LONG) return made;
  made.textContent = `${value.slice(0, LONG)}…`;
  const more = make("button", "more", W.whole_text);
  more.type = "button";
  more.addEventListener("click", () => {
    made.textContent = value;
    more.remove();
  });
  return make("span", "", made, more);
}

function triples(flat, size) {
  return Array.from({ length: flat.length / size }, (_, at) => flat.slice(at * size, at * size + size));
}

function written(remark) {
  return triples(remark[NOW], 3).map(([field, value, wrong]) => {
    const words = text(value);
    const said = words ? shortened(words, wrong ? "del" : "bdi") : make(wrong ? "del" : "bdi", "", W.blank);
    return make("span", "", make("small", "", DATA.fields[field]), said);
  });
}

function better(remark) {
  return triples(remark[REWRITE], 2).map(([field, value]) =>
    make("span", "", make("small", "", DATA.fields[field]), shortened(text(value), "ins")),
  );
}

function where(remark) {
  const [unit, project] = [DATA.names[remark[UNIT]], projectName(remark[PROJECT])];
  const parts = [anchor(address({ ...NOTHING, unit }), make("bdi", "", unit))];
  if (remark[PROJECT] >= 0) {
    const name = make("bdi", "", project || W.nameless);
    parts.push(" › ", project ? anchor(address({ ...NOTHING, unit, project }), name) : name);
  }
  if (remark[SEQ]) parts.push(" › ", say("row", remark[SEQ]));
  return make("p", "q", ...parts, " · ", make("bdi", "", text(remark[PATH])));
}

const NOTHING = { q: "", unit: "", project: "", problem: "", rule: "", new: "", sort: "", page: 1, r: "", level: [] };

function item(remark) {
  const [level, word] = DATA.levels[remark[LEVEL]];
  const several = remark[RULES].length > 1 ? say("several", remark[RULES].length) : "";
  const head = make("p", "", make("span", "tag", word), make("b", "", make("bdi", "", text(remark[PLACE]))), "　");
  head.append(shortened(text(remark[MESSAGE])), several);
  if (remark[NEW]) head.append(make("span", "chip", W.new));
  const change = make("dl", "chg");
  if (remark[NOW].length) change.append(make("dt", "", W.now), make("dd", "", ...written(remark)));
  if (remark[REWRITE].length) change.append(make("dt", "", W.rewrite), make("dd", "", ...better(remark)));
  else if (text(remark[ADVICE])) change.append(make("dt", "", W.advice), make("dd", "", shortened(text(remark[ADVICE]))));
  const codes = remark[RULES].map((rule) => DATA.rules[rule][0]).join(W.stop);
  const link = anchor(address({ ...NOTHING, r: remark[KEY] }), W.link);
  const foot = make("p", "q", make("bdi", "", text(remark[WHY])), "　", codes, "　", link);
  return make("article", `rem ${level}`, head, where(remark), change, foot);
}
