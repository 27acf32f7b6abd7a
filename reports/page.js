// Filters the findings by severity and problem. The page is whole without it.
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const findings = [...document.querySelectorAll(".finding")];
  const holders = [...document.querySelectorAll(".group, .indicator, .project")];

  function apply() {
    const chosen = new FormData(form);
    const severities = chosen.getAll("severity");
    const problem = chosen.get("problem");
    const everything = severities.length === form.elements.severity.length && !problem;
    let shown = 0;
    for (const finding of findings) {
      const { severity, problem: own } = finding.dataset;
      finding.hidden = !severities.includes(severity) || (problem && problem !== own);
      shown += finding.hidden ? 0 : 1;
    }
    for (const holder of holders) {
      holder.hidden = !everything && !holder.querySelector(".finding:not([hidden])");
    }
    form.querySelector("output").textContent = shown;
  }

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  // Paper shows what a click would: the folded lists are opened for printing.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  form.reset();
  apply();
})();
