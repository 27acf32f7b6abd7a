// One remark as a person reads it, as in a letter.
const NOTHING = { q: "", unit: "", project: "", problem: "", rule: "", answer: "", new: "", sort: "", page: 1, r: "", level: [] };
const CHANGES = ["span", "del", "ins"];

// Returns a text, a long one by its beginning, with the rest on demand.
function long(value) {
  if (value.length <= DATA.short + 1) return [make("bdi", "", value)];
  const rest = make("details", "", make("summary", "", W.rest), make("bdi", "", value.slice(DATA.short)));
  return [make("bdi", "", value.slice(0, DATA.short)), rest];
}

function row(flat) {
  return parts(flat).flatMap(([label, lead, said, tail, change]) => {
    const made = make("bdi");
    if (label) made.append(make("small", "", label), " ");
    if (lead) made.append(make("bdi", "", lead));
    if (said) made.append(make(CHANGES[change], "", ...long(said)));
    if (tail) made.append(make("bdi", "", tail));
    return [made, " "];
  });
}

// Returns the way to a row: unit, project, row, file, each but the last a link.
function way(remark) {
  const [unit, project] = [DATA.names[remark[UNIT]], projectName(remark[PROJECT])];
  const steps = [anchor(address({ ...NOTHING, unit }), make("bdi", "", unit))];
  if (remark[PROJECT] >= 0) {
    const name = make("bdi", "", project || W.nameless);
    steps.push(" › ", project ? anchor(address({ ...NOTHING, unit, project }), name) : name);
  }
  if (remark[SEQ]) steps.push(" › ", `${say("row", remark[SEQ])} `, ...long(text(remark[NAME])));
  return make("p", "quiet", ...steps, " · ", make("bdi", "", text(remark[PATH])));
}

function point([said, way]) {
  const made = [make("p", "", ...long(text(said)))];
  if (text(way)) made.push(make("p", "way", ...long(text(way))));
  return made;
}

// Returns how things stand with a remark that was told before.
const answered = (remark) => (DATA.states.find(([key]) => key === remark[STATE]) ?? ["", ""])[1];

function item(remark) {
  const [level, word] = DATA.levels[remark[LEVEL]];
  const head = make("h3", "", make("b", "", word), " ", make("bdi", "", text(remark[WHERE])), " ");
  head.append(...long(text(remark[TITLE])));
  if (remark[NEW]) head.append(make("span", "chip", W.new));
  const made = make("article", level, head, way(remark), ...groups(remark[POINTS], 2).flatMap(point));
  if (remark[REWRITE].length) {
    const [now, then] = [NOW, REWRITE].map((key) => make("dd", "", ...row(remark[key])));
    made.append(make("dl", "", make("dt", "", W.now), now, make("dt", "", W.rewrite), then));
  }
  if (remark[STATE]) {
    made.append(make("p", "", make("b", "", answered(remark)), " ", ...long(text(remark[SAID]))));
  }
  const codes = remark[RULES].map((rule) => DATA.rules[rule][0]).join(" ");
  const link = anchor(address({ ...NOTHING, r: remark[KEY] }), W.link);
  made.append(make("p", "quiet", make("bdi", "", text(remark[WHY])), ` ${codes}　`, link));
  return made;
}
